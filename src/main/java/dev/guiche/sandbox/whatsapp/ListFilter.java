package dev.guiche.sandbox.whatsapp;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Which messages a list asks for: To, From, DateSent and its inequalities. */
final class ListFilter {
  private final @Nullable String to;
  private final @Nullable String from;
  private final @Nullable Instant after;
  private final @Nullable Instant before;

  ListFilter(MultiMap query) {
    this.to = query.get("To");
    this.from = query.get("From");
    String day = query.get("DateSent");
    this.after = time(query.get("DateSent>"), day);
    Instant end = time(query.get("DateSent<"), day);
    this.before = end != null && day != null ? end.plusSeconds(86_400) : end;
  }

  private static @Nullable Instant time(@Nullable String written, @Nullable String otherwise) {
    String time = written == null ? otherwise : written;
    if (time == null) {
      return null;
    }
    try {
      return time.length() == 10
          ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
          : LocalDateTime.parse(time.replace("Z", "")).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException notATime) {
      throw new TwilioError.Refused(TwilioError.invalid(20001, "DateSent is not a date"));
    }
  }

  boolean wants(StoredMessage message) {
    return (to == null || to.equals(message.to))
        && (from == null || from.equals(message.from))
        && (after == null || !message.created.isBefore(after))
        && (before == null || !message.created.isAfter(before));
  }
}
