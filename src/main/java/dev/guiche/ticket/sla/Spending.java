package dev.guiche.ticket.sla;

import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.config.Span;
import dev.guiche.ticket.sla.SlaRows.SlaRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much of a deadline's time was spent when it was over, and how much there was, both by the
 * deadline's own clock: business time where its span is of business, and none while the ticket's
 * clock stood.
 */
record Spending(Duration took, Duration allowed) {

  /**
   * @param stints since the start, oldest first, without gaps; the last one is still under way
   */
  static Spending of(SlaRow row, Instant now, List<Stint> stints, BusinessCalendar hours) {
    var span = Span.parse(row.span());
    var took =
        stints.stream()
            .filter(Stint::runs)
            .map(
                stint ->
                    passed(span, stint.from(), stint.until() == null ? now : stint.until(), hours))
            .reduce(Duration.ZERO, Duration::plus);
    if (span.unit() != Span.Unit.BUSINESS_DAYS) {
      return new Spending(took, span.duration());
    }
    // Days differ in length: it had what it took and what was left, or less what it was late.
    var stands = row.pausedAt() == null ? now : row.pausedAt();
    return new Spending(took, took.plus(hours.between(stands, row.due())));
  }

  private static Duration passed(Span span, Instant from, Instant to, BusinessCalendar hours) {
    return span.unit().isBusiness() ? hours.between(from, to) : Duration.between(from, to);
  }
}
