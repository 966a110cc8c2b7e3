package dev.guiche.panel;

import dev.guiche.audit.AuditLog;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Pages;
import dev.guiche.http.door.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The audit record, for admins. */
final class AuditEndpoints implements Endpoints.Group {
  private final AuditLog log;
  private final ZoneId zone;

  AuditEndpoints(Services services) {
    this.log = new AuditLog(services.database());
    this.zone = services.config().organization().zone();
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("readAudit", this::read);
  }

  private Answer read(Call call) {
    var to = day(call, "to");
    var filter =
        new AuditLog.Filter(
            call.number("consultant").orElse(null),
            call.text("operation").filter(text -> !text.isBlank()).orElse(null),
            start(day(call, "from")),
            start(to == null ? null : to.plusDays(1)));
    var found = log.read(filter, Pages.after(call), call.limit() + 1);
    return Answer.ok(Pages.of(found, call.limit(), AuditLog.Line::id));
  }

  private @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  /** In the zone of the house. */
  private static @Nullable LocalDate day(Call call, String parameter) {
    try {
      return call.text(parameter)
          .filter(text -> !text.isEmpty())
          .map(LocalDate::parse)
          .orElse(null);
    } catch (DateTimeException noDay) {
      throw new Refused.Invalid(parameter, "Escreva o dia como 2026-12-31.");
    }
  }
}
