package dev.guiche.ticket.sla;

import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.config.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something is due that was begun at a time and may take a span of running time. Reckoned from
 * the stages that the ticket has passed, so that another span, another desk or another calendar
 * gives what it would have given from the beginning.
 *
 * @param due while the clock stands: if it ran on from {@code pausedAt}
 * @param warn when a quarter of the time is left
 * @param pausedAt since when the clock stands; null: it runs
 */
record Reckoning(Instant due, Instant warn, @Nullable Instant pausedAt) {

  /**
   * @param stints since the start, oldest first, without gaps; the last one is still under way
   */
  static Reckoning of(Instant started, Span span, List<Stint> stints, BusinessCalendar hours) {
    var last = stints.getLast();
    var pausedAt = last.runs() ? null : last.from();
    if (span.unit() == Span.Unit.BUSINESS_DAYS) {
      int days = span.amount() + daysStood(stints, hours);
      var due = hours.addDays(started, days);
      var quarter = hours.between(started, due).multipliedBy(span.amount()).dividedBy(4L * days);
      return new Reckoning(due, hours.add(due, quarter.negated()), pausedAt);
    }
    var due = byLength(started, span, stints, hours);
    return new Reckoning(due, after(span, due, span.duration().dividedBy(-4), hours), pausedAt);
  }

  /** Business days on which the clock stood. */
  private static int daysStood(List<Stint> stints, BusinessCalendar hours) {
    int days = 0;
    for (var stint : stints) {
      if (!stint.runs() && stint.until() != null) {
        days += hours.businessDaysBetween(stint.from(), stint.until());
      }
    }
    return days;
  }

  private static Instant byLength(
      Instant started, Span span, List<Stint> stints, BusinessCalendar hours) {
    var left = span.duration();
    var from = started;
    for (var stint : stints) {
      from = stint.from();
      if (stint.runs() && stint.until() != null) {
        var spent = passed(span, stint.from(), stint.until(), hours);
        if (spent.compareTo(left) >= 0) {
          return after(span, stint.from(), left, hours);
        }
        left = left.minus(spent);
      }
    }
    return after(span, from, left, hours);
  }

  private static Duration passed(Span span, Instant from, Instant to, BusinessCalendar hours) {
    return span.unit().isBusiness() ? hours.between(from, to) : Duration.between(from, to);
  }

  private static Instant after(Span span, Instant from, Duration time, BusinessCalendar hours) {
    return span.unit().isBusiness() ? hours.add(from, time) : from.plus(time);
  }
}
