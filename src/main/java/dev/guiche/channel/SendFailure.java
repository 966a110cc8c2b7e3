package dev.guiche.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a message is not with the provider. The reason is in words that a consultant understands, in
 * Portuguese.
 */
public abstract sealed class SendFailure extends Exception {
  private SendFailure(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }

  /** The provider surely does not have it and asks for, or allows, another attempt. */
  public static final class Later extends SendFailure {
    private final @Nullable Duration after;

    /**
     * @param after the provider's own wish, or null to let the outbox choose
     */
    public Later(String reason, @Nullable Duration after, @Nullable Throwable cause) {
      super(reason, cause);
      this.after = after;
    }

    public @Nullable Duration after() {
      return after;
    }
  }

  /** The provider will never take it as it is. */
  public static final class Refused extends SendFailure {
    public Refused(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }

  /**
   * The line broke after the request went out: the provider may have it. {@link Channel#findSent}
   * is asked next.
   */
  public static final class InDoubt extends SendFailure {
    public InDoubt(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }
}
