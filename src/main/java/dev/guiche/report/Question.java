package dev.guiche.report;

import dev.guiche.contact.company.CompanyId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Of when, and of whom, a figure is asked.
 *
 * @param from the first day
 * @param until the last day, which belongs to it
 * @param zone says when a day begins
 * @param desk only this desk's, or null
 * @param consultant only this consultant's, or null
 * @param company only of this company's people, or null
 */
public record Question(
    LocalDate from,
    LocalDate until,
    ZoneId zone,
    @Nullable DeskId desk,
    @Nullable ConsultantId consultant,
    @Nullable CompanyId company) {

  /** Longer periods would be no figure but an export. */
  public static final int MOST_DAYS = 366;

  public Question {
    if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
      throw new IllegalArgumentException("A period from " + from + " until " + until);
    }
  }

  public static Question of(LocalDate from, LocalDate until, ZoneId zone) {
    return new Question(from, until, zone, null, null, null);
  }

  Instant begin() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first instant that is not of the period any more. */
  Instant end() {
    return until.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
