package dev.guiche.desk;

/** What this package refuses, and why. The closed set that the faces put into words. */
public abstract sealed class DeskRefused extends RuntimeException {
  private DeskRefused(String message) {
    super(message, null, false, false);
  }

  /** Somebody else logs in with this e-mail. */
  public static final class EmailTaken extends DeskRefused {
    EmailTaken(String email) {
      super("Another consultant has the e-mail " + email);
    }
  }

  /** Another desk has this key. */
  public static final class KeyTaken extends DeskRefused {
    KeyTaken(String key) {
      super("Another desk has the key " + key);
    }
  }

  /** There is no such desk, or it is disabled. */
  public static final class UnknownDesk extends DeskRefused {
    UnknownDesk() {
      super("No such desk");
    }
  }

  /** There is no such consultant. */
  public static final class UnknownConsultant extends DeskRefused {
    UnknownConsultant() {
      super("No such consultant");
    }
  }

  /** Without them nobody could administer. */
  public static final class LastAdmin extends DeskRefused {
    LastAdmin() {
      super("The last admin has to remain one");
    }
  }

  /** Not the password of this consultant. */
  public static final class WrongPassword extends DeskRefused {
    WrongPassword() {
      super("Wrong password");
    }
  }

  /** Too many passwords are being checked already. */
  public static final class TooBusy extends DeskRefused {
    TooBusy() {
      super("Too many passwords are being checked");
    }
  }
}
