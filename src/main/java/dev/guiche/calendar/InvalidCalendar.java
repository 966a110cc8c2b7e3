package dev.guiche.calendar;

import java.util.List;

/** Hours that no calendar can be made of. Whoever read them knows where they were written. */
public final class InvalidCalendar extends IllegalArgumentException {
  /** The closed set of what can be wrong with hours. */
  public enum Flaw {
    NOT_AN_OPENING("\"%s\" is no opening. Write it as 08:00-12:00, or 22:00-06:00 over midnight"),
    OVERLAP("%s and %s overlap on the same day. Make one of them, or end the first earlier"),
    NO_LABEL("A special day has no label. Say for people what it is, such as Recesso"),
    BACKWARDS("%s is after %s. Write the first day before the last"),
    FAR_DATE("%s is outside the years %s to %s. Correct the year"),
    NO_SUCH_DAY("There is no %s. Write a month from 1 to 12 and a day that it has"),
    UNKNOWN_HOLIDAYS("No holidays are known for \"%s\". Known here: %s"),
    NEVER_OPEN("The calendar is never open from %s on. Give a day of the week its hours");

    private final String words;

    Flaw(String words) {
      this.words = words;
    }
  }

  private final Flaw flaw;
  private final transient List<String> values;

  InvalidCalendar(Flaw flaw, Object... values) {
    super(flaw.words.formatted(values));
    this.flaw = flaw;
    this.values = List.of(values).stream().map(Object::toString).toList();
  }

  public Flaw flaw() {
    return flaw;
  }

  /** What the sentence about the flaw names, in its order. */
  public List<String> values() {
    return values;
  }
}
