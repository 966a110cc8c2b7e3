package dev.guiche.panel;

import dev.guiche.desk.Role;
import java.time.Duration;
import java.util.List;

/** What the panel itself refuses; {@link Problems} puts it into words. */
public abstract sealed class Refused extends RuntimeException {
  private Refused() {
    super(null, null, false, false);
  }

  /** Nobody, or a session or token that is over. */
  static final class NotLoggedIn extends Refused {}

  /** Not this account, or not its password; which of the two is nobody's business. */
  static final class WrongCredentials extends Refused {}

  /** Another site made the browser send it. */
  static final class CrossSite extends Refused {}

  /** The role does not reach. */
  static final class Forbidden extends Refused {
    final Role needed;

    Forbidden(Role needed) {
      this.needed = needed;
    }
  }

  /** It is not there, or not in the caller's sight. */
  public static final class NotFound extends Refused {}

  /** The path is there, the method is not. */
  static final class NoSuchMethod extends Refused {
    final String allowed;

    NoSuchMethod(String allowed) {
      this.allowed = allowed;
    }
  }

  /** Too many attempts. */
  static final class Throttled extends Refused {
    final Duration wait;

    Throttled(Duration wait) {
      this.wait = wait;
    }
  }

  /** More requests at once than are worked on. */
  static final class Busy extends Refused {}

  /** More bytes than the limit. */
  static final class TooLarge extends Refused {
    final long limit;

    TooLarge(long limit) {
      this.limit = limit;
    }
  }

  /** The body did not arrive in time, or broke off. */
  static final class BodyLost extends Refused {}

  /** The request is not as the document says. */
  public static final class Invalid extends Refused {
    final List<Problem.Fault> faults;

    public Invalid(String at, String message) {
      this(List.of(new Problem.Fault(at, message)));
    }

    Invalid(List<Problem.Fault> faults) {
      this.faults = List.copyOf(faults);
    }
  }

  /** The body is of a media type that the operation does not take. */
  static final class NotJson extends Refused {}

  /** No part of the file lies in the range that was asked for. */
  static final class RangeOutside extends Refused {
    final long size;

    RangeOutside(long size) {
      this.size = size;
    }
  }
}
