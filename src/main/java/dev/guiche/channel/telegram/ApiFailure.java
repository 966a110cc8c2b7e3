package dev.guiche.channel.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a call brought no result. It never carries a library's exception as its cause: those may name
 * addresses, and the token is part of every address.
 */
abstract sealed class ApiFailure extends Exception {
  private ApiFailure(String message) {
    super(message);
  }

  /** Telegram answered, and the answer was no. */
  static final class Refusal extends ApiFailure {
    private final int code;
    private final @Nullable Duration retryAfter;

    Refusal(int code, String description, @Nullable Duration retryAfter) {
      super(description);
      this.code = code;
      this.retryAfter = retryAfter;
    }

    /** As in HTTP; 500 and above leave open whether the work was done. */
    int code() {
      return code;
    }

    @Nullable Duration retryAfter() {
      return retryAfter;
    }

    boolean says(String words) {
      return String.valueOf(getMessage()).contains(words);
    }

    boolean isAboutToken() {
      return code == 401 || code == 404;
    }
  }

  /** There was no answer that could be read. */
  static final class NoAnswer extends ApiFailure {
    private final boolean mayHaveArrived;

    NoAnswer(String message, boolean mayHaveArrived) {
      super(message);
      this.mayHaveArrived = mayHaveArrived;
    }

    /** Whether a byte of the request had gone out. */
    boolean mayHaveArrived() {
      return mayHaveArrived;
    }
  }
}
