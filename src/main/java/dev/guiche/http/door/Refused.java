package dev.guiche.http.door;

import dev.guiche.desk.Role;
import java.time.Duration;
import java.util.List;

/** What the interface itself refuses; it puts it into words too. */
public abstract sealed class Refused extends RuntimeException {
  private Refused() {
    super(null, null, false, false);
  }

  /**
   * Something in a request that is not as the document says.
   *
   * @param at a JSON pointer into the body, or a parameter's name
   */
  public record Fault(String at, String message) {}

  /** Nobody, or a session or token that is over. */
  public static final class NotLoggedIn extends Refused {}

  /** Not this account, or not its password; which of the two is nobody's business. */
  public static final class WrongCredentials extends Refused {}

  /** A key that opens nothing, or no longer. */
  public static final class WrongKey extends Refused {}

  /** Another site made the browser send it. */
  public static final class CrossSite extends Refused {}

  /** The role does not reach. */
  public static final class Forbidden extends Refused {
    public final Role needed;

    public Forbidden(Role needed) {
      this.needed = needed;
    }
  }

  /** It is not there, or not in the caller's sight. */
  public static final class NotFound extends Refused {}

  /** Not as things stand now. */
  public static final class Conflict extends Refused {
    public final String detail;

    /**
     * @param detail why, for people
     */
    public Conflict(String detail) {
      this.detail = detail;
    }
  }

  /** The path is there, the method is not. */
  public static final class NoSuchMethod extends Refused {
    public final String allowed;

    public NoSuchMethod(String allowed) {
      this.allowed = allowed;
    }
  }

  /** Too many attempts. */
  public static final class Throttled extends Refused {
    public final Duration wait;

    public Throttled(Duration wait) {
      this.wait = wait;
    }
  }

  /** More requests at once than are worked on. */
  public static final class Busy extends Refused {}

  /** More bytes than the limit. */
  public static final class TooLarge extends Refused {
    public final long limit;

    public TooLarge(long limit) {
      this.limit = limit;
    }
  }

  /** The body did not arrive in time, or broke off. */
  public static final class BodyLost extends Refused {}

  /** The request is not as the document says. */
  public static final class Invalid extends Refused {
    public final List<Fault> faults;

    public Invalid(String at, String message) {
      this(List.of(new Fault(at, message)));
    }

    public Invalid(List<Fault> faults) {
      this.faults = List.copyOf(faults);
    }
  }

  /** It has to be opened as a WebSocket. */
  public static final class NoWebSocket extends Refused {}

  /** The body is of a media type that the operation does not take. */
  public static final class NotJson extends Refused {}

  /** No part of the file lies in the range that was asked for. */
  public static final class RangeOutside extends Refused {
    public final long size;

    public RangeOutside(long size) {
      this.size = size;
    }
  }
}
