package dev.guiche.report;

import dev.guiche.config.GuicheConfig;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All figures, and how each is computed. */
public final class Reports {
  private static final List<Figure> ALL =
      List.of(
          new ServiceTime(),
          new WaitingTime(),
          new TicketAnswer(),
          new FirstContact(),
          new StageTime(),
          new RatingByDesk(),
          new RatingByConsultant(),
          new EstimateError(),
          new ErrorKinds(),
          new Modules(),
          new Undocumented(),
          new Volume(Volume.By.DAY),
          new Volume(Volume.By.HOUR),
          new Volume(Volume.By.CHANNEL),
          new Volume(Volume.By.DESK));

  private final Sql sql;
  private final Names names;

  public Reports(Sql sql, GuicheConfig config) {
    this.sql = sql;
    this.names = new Names(config);
  }

  /**
   * What can be asked for.
   *
   * @param definition how it is counted, for people
   */
  public record Offer(String key, String name, String definition, Axis axis) {}

  public List<Offer> all(Locale locale) {
    return ALL.stream()
        .map(f -> new Offer(f.key(), f.name().in(locale), f.definition().in(locale), f.axis()))
        .toList();
  }

  /** Empty when there is no such figure. */
  public Optional<Report> compute(String key, Question question, Locale locale) {
    return ALL.stream()
        .filter(figure -> figure.key().equals(key))
        .findFirst()
        .map(figure -> compute(figure, question, locale));
  }

  private record Found(@Nullable String key, boolean total, List<@Nullable Double> values) {}

  private Report compute(Figure figure, Question question, Locale locale) {
    var found =
        sql.list(
            figure.sql(),
            row -> read(row, figure),
            question.begin(),
            question.end(),
            question.desk(),
            question.consultant(),
            question.company(),
            question.zone().getId());
    var totals = found.stream().filter(Found::total).findFirst().orElseThrow().values();
    return new Report(
        figure.key(),
        figure.name().in(locale),
        figure.definition().in(locale),
        figure.axis(),
        figure.measures().stream()
            .map(m -> new Report.Column(m.column(), m.label().in(locale), m.unit()))
            .toList(),
        totals,
        lines(figure, question, locale, found.stream().filter(f -> !f.total()).toList()));
  }

  private static Found read(Row row, Figure figure) {
    var values = new ArrayList<@Nullable Double>();
    for (var measure : figure.measures()) {
      values.add(row.decimalOrNull(measure.column()));
    }
    return new Found(row.textOrNull("key"), row.flag("total"), values);
  }

  private List<Report.Line> lines(
      Figure figure, Question question, Locale locale, List<Found> found) {
    if (figure.axis() == Axis.NAME) {
      return found.stream()
          .map(
              line -> {
                var key = Objects.requireNonNullElse(line.key(), "");
                return new Report.Line(key, names.of(figure.naming(), key, locale), line.values());
              })
          .toList();
    }
    var byKey = new HashMap<String, List<@Nullable Double>>();
    found.forEach(line -> byKey.put(Objects.requireNonNull(line.key()), line.values()));
    var nothing = nothing(figure);
    return places(figure.axis(), question)
        .map(key -> new Report.Line(key, key, byKey.getOrDefault(key, nothing)))
        .toList();
  }

  private static Stream<String> places(Axis axis, Question question) {
    return axis == Axis.HOUR
        ? IntStream.range(0, 24).mapToObj(Integer::toString)
        : question.from().datesUntil(question.until().plusDays(1)).map(LocalDate::toString);
  }

  /** Nothing happened: none were counted, and of none there is no mean. */
  private static List<@Nullable Double> nothing(Figure figure) {
    var values = new ArrayList<@Nullable Double>();
    figure.measures().forEach(m -> values.add(m.unit() == Unit.COUNT ? Double.valueOf(0) : null));
    return values;
  }
}
