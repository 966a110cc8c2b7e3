package dev.guiche.panel;

import dev.guiche.config.Organization;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.report.Csv;
import dev.guiche.report.Neglect;
import dev.guiche.report.Neglected;
import dev.guiche.report.Question;
import dev.guiche.report.Reports;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures, for supervisors (CU-4, RG-10, TS-4, IN-23). */
final class ReportEndpoints implements Endpoints.Group {
  private static final int USUAL_DAYS = 30;
  private static final String CSV = ".csv";

  private final Database database;
  private final Organization house;
  private final Reports reports;
  private final Neglected neglected;

  ReportEndpoints(Services services) {
    this.database = services.database();
    this.house = services.config().organization();
    this.reports = new Reports(database, services.config());
    this.neglected = new Neglected(database);
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listReports", call -> Answer.ok(Map.of("items", reports.all(locale(call)))))
        .on("getReport", this::report)
        .on("listUndocumented", this::undocumented);
  }

  private Answer report(Call call) {
    var asked = call.pathText("figure");
    boolean file = asked.endsWith(CSV);
    var key = file ? asked.substring(0, asked.length() - CSV.length()) : asked;
    var locale = locale(call);
    var report = reports.compute(key, question(call), locale).orElseThrow(Refused.NotFound::new);
    return file
        ? Answer.of("text/csv; charset=utf-8", Buffer.buffer(Csv.of(report, locale)))
            .with("Content-Disposition", "attachment; filename=\"" + asked + "\"")
        : Answer.ok(report);
  }

  private record Thing(
      Neglect kind,
      String label,
      String type,
      long id,
      String protocol,
      @Nullable String title,
      String contact,
      String desk,
      @Nullable String consultant,
      Instant since) {

    static Thing of(Neglected.Thing thing, Locale locale) {
      return new Thing(
          thing.kind(),
          thing.kind().in(locale),
          thing.type(),
          thing.id(),
          thing.protocol(),
          thing.title().isEmpty() ? null : thing.title(),
          thing.contact(),
          thing.desk(),
          thing.consultant(),
          thing.since());
    }
  }

  private Answer undocumented(Call call) {
    var locale = locale(call);
    var items =
        neglected.list(question(call), call.limit()).stream()
            .map(thing -> Thing.of(thing, locale))
            .toList();
    return Answer.ok(Map.of("items", items));
  }

  private Locale locale(Call call) {
    return call.text("lang").map(Locale::forLanguageTag).orElse(house.locale());
  }

  private Question question(Call call) {
    var today = database.now().atZone(house.zone()).toLocalDate();
    var until = day(call, "until", today);
    var from = day(call, "from", until.minusDays(USUAL_DAYS - 1L));
    if (until.isBefore(from)) {
      throw new Refused.Invalid("until", "O período termina antes de começar: troque as datas.");
    }
    if (from.plusDays(Question.MOST_DAYS).isBefore(until)) {
      throw new Refused.Invalid("from", "Peça no máximo um ano de cada vez.");
    }
    return new Question(
        from,
        until,
        house.zone(),
        call.number("desk").map(DeskId::new).orElse(null),
        call.number("consultant").map(ConsultantId::new).orElse(null),
        call.number("company").map(CompanyId::new).orElse(null));
  }

  private static LocalDate day(Call call, String parameter, LocalDate usual) {
    try {
      return call.text(parameter).map(LocalDate::parse).orElse(usual);
    } catch (DateTimeException noDay) {
      throw new Refused.Invalid(parameter, "Escreva a data como 2026-03-31; esse dia não existe.");
    }
  }
}
