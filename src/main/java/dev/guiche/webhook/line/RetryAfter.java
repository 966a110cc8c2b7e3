package dev.guiche.webhook.line;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long an overloaded receiver asks us to wait: RFC 9110, 10.2.3. */
final class RetryAfter {
  /** Whoever asks for more is asked again all the same: a day is all that a delivery has. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private RetryAfter() {}

  /**
   * @param header seconds, or a date; anything else is as if it were not there
   * @return null for no wish; never negative
   */
  static @Nullable Duration of(int status, @Nullable String header, Instant now) {
    boolean busy = status == 429 || status == 503;
    return header == null || !busy ? null : read(header.strip(), now);
  }

  private static @Nullable Duration read(String header, Instant now) {
    try {
      return header.matches("\\d{1,9}")
          ? bounded(Duration.ofSeconds(Long.parseLong(header)))
          : bounded(Duration.between(now, date(header)));
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static Instant date(String header) {
    return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private static Duration bounded(Duration wish) {
    return wish.isNegative() ? Duration.ZERO : wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
  }
}
