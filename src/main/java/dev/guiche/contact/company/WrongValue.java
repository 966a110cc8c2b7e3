package dev.guiche.contact.company;

/** A value that cannot be kept, and what to write instead; in Brazilian Portuguese. */
public final class WrongValue extends RuntimeException {
  private final String field;

  public WrongValue(String field, String reasonAndCure) {
    super(reasonAndCure, null, false, false);
    this.field = field;
  }

  /** As the interface calls it, such as {@code taxId}. */
  public String field() {
    return field;
  }

  /** Why, and the cure. */
  public String reasonAndCure() {
    return String.valueOf(getMessage());
  }
}
