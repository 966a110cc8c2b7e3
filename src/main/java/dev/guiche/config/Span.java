package dev.guiche.config;

import dev.guiche.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * How long something may take: so many of one unit, such as three business days. Business time is
 * the desk's own, as its calendar counts it; calendar time passes at night as well.
 *
 * @param amount positive
 */
public record Span(int amount, Unit unit) {
  public Span {
    if (amount < 1) {
      throw new IllegalArgumentException("Nothing can be done in no time");
    }
  }

  /** What is counted. */
  public enum Unit {
    BUSINESS_DAYS("bd"),
    BUSINESS_HOURS("bh"),
    BUSINESS_MINUTES("bm"),
    DAYS("d"),
    HOURS("h"),
    MINUTES("m");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }

    /** Whether only the desk's opening hours count. */
    public boolean isBusiness() {
      return sign.startsWith("b");
    }
  }

  /**
   * The plain duration of so many hours or minutes, of business or not, and of calendar days.
   *
   * @throws IllegalStateException for business days, which have no length of their own
   */
  public Duration duration() {
    return switch (unit) {
      case BUSINESS_DAYS -> throw new IllegalStateException("Business days differ in length");
      case BUSINESS_HOURS, HOURS -> Duration.ofHours(amount);
      case BUSINESS_MINUTES, MINUTES -> Duration.ofMinutes(amount);
      case DAYS -> Duration.ofDays(amount);
    };
  }

  /** When it is over that began then. */
  public Instant after(Instant start, BusinessCalendar hours) {
    if (unit == Unit.BUSINESS_DAYS) {
      return hours.addDays(start, amount);
    }
    return unit.isBusiness() ? hours.add(start, duration()) : start.plus(duration());
  }

  /** It lasts no less than that, however the desk's hours lie. */
  Duration least() {
    return unit == Unit.BUSINESS_DAYS ? Duration.ofDays(amount - 1L) : duration();
  }

  /** As it is written in the file: {@code 3bd}, {@code 4bh}, {@code 24h}. */
  @Override
  public String toString() {
    return amount + unit.sign;
  }

  /**
   * The opposite of {@link #toString}.
   *
   * @throws IllegalArgumentException when it is written otherwise
   */
  public static Span parse(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    String sign = text.substring(digits);
    for (var unit : Unit.values()) {
      if (unit.sign.equals(sign)) {
        return new Span(Integer.parseInt(text.substring(0, digits)), unit);
      }
    }
    throw new IllegalArgumentException();
  }
}
