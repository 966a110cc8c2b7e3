package dev.guiche.care;

import dev.guiche.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A look at a talk; only hours in which the desk is open count. Knows when to look again. */
final class Moment {
  private final Facts facts;
  private final BusinessCalendar hours;
  private final Instant now;
  private Duration rest;

  /**
   * @param rest for how long nothing is due that has not begun yet
   */
  Moment(Facts facts, BusinessCalendar hours, Instant now, Duration rest) {
    this.facts = facts;
    this.hours = hours;
    this.now = now;
    this.rest = rest;
  }

  Facts facts() {
    return facts;
  }

  Instant now() {
    return now;
  }

  /** Until the next look. */
  Duration rest() {
    return rest;
  }

  /** Whether so much time has passed since; if not, the next look is when it has. */
  boolean isPast(Instant began, Duration span) {
    var left = span.minus(hours.between(began, now));
    if (left.isPositive()) {
      lookAgain(left);
      return false;
    }
    return true;
  }

  void lookAgain(Duration after) {
    rest = after.compareTo(rest) < 0 ? after : rest;
  }

  /** Whether something was said since this began. */
  static boolean since(@Nullable Instant said, Instant began) {
    return said != null && !said.isBefore(began);
  }
}
