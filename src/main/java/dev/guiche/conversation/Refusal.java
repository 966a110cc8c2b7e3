package dev.guiche.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a consultant's wish was not done. A closed set; each face says it in its own words. */
public abstract sealed class Refusal extends RuntimeException {
  private Refusal(String message) {
    super(message);
  }

  /** There is no such conversation, entry or file, or it is out of sight. */
  public static final class NotFound extends Refusal {
    public NotFound(String what) {
      super("Not found: " + what);
    }
  }

  /** The conversation is closed; nothing can be said there any more. */
  public static final class Closed extends Refusal {
    public Closed() {
      super("The conversation is closed");
    }
  }

  /** Somebody else has it in hand by now. */
  public static final class Taken extends Refusal {
    public Taken() {
      super("Somebody else has this conversation in hand");
    }
  }

  /** A file in the draft is not there, not the consultant's own, or used already. */
  public static final class FileGone extends Refusal {
    public FileGone() {
      super("A file is not there, not yours, or used already");
    }
  }

  /** Nobody knows where the transcript should go; ask for the e-mail or say that there is none. */
  public static final class EmailNeeded extends Refusal {
    public EmailNeeded() {
      super("The contact has no e-mail for the transcript");
    }
  }

  /** Answers to what a desk asks are missing, or are none. */
  public static final class WrongFields extends Refusal {
    private final Map<String, String> cures;

    /**
     * @param cures by the fields' keys
     */
    public WrongFields(Map<String, String> cures) {
      super("Wrong fields: " + cures.keySet());
      this.cures = Collections.unmodifiableMap(new LinkedHashMap<>(cures));
    }

    public Map<String, String> cures() {
      return cures;
    }
  }

  /** What was asked for cannot be so, and why. */
  public static non-sealed class Invalid extends Refusal {
    private final String code;

    /**
     * @param code a short key such as {@code solution-needed}
     */
    public Invalid(String code, String message) {
      super(message);
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
