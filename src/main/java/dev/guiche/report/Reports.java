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
  private final Sql sql;
  private final Names names;
  private final List<Figure> all;

  public Reports(Sql sql, GuicheConfig config) {
    this.sql = sql;
    this.names = new Names(config);
    this.all = all(config);
  }

  private static List<Figure> all(GuicheConfig config) {
    return Stream.of(
            Stream.of(new ServiceTime(), new WaitingTime(), new TicketAnswer(), new FirstContact()),
            Deadlines.SIDES.stream().map(by -> new Deadlines(Deadlines.Aim.FIRST_ANSWER, by)),
            Deadlines.SIDES.stream().map(by -> new Deadlines(Deadlines.Aim.SOLUTION, by)),
            Stream.of(
                new StageTime(),
                new Ratings(Side.DESK),
                new Ratings(Side.CONSULTANT),
                new EstimateError(),
                new ErrorKinds(),
                new Modules(config),
                new Undocumented()),
            Stream.of(Side.DAY, Side.HOUR, Side.CHANNEL, Side.DESK).map(Volume::new))
        .<Figure>flatMap(figures -> figures)
        .toList();
  }

  /**
   * What can be asked for.
   *
   * @param definition how it is counted, for people
   * @param family what is seen from this side and from others; its own key where there is one side
   * @param title the family's name
   * @param side from which side, in words; null where there is but one
   */
  public record Offer(
      String key,
      String name,
      String definition,
      Axis axis,
      String family,
      String title,
      @Nullable String side) {}

  public List<Offer> all(Locale locale) {
    return all.stream().map(figure -> offer(figure, locale)).toList();
  }

  private static Offer offer(Figure figure, Locale locale) {
    var side = figure.side();
    return new Offer(
        figure.key(),
        figure.fullName().in(locale),
        figure.definition().in(locale),
        figure.axis(),
        figure.family(),
        figure.name().in(locale),
        side == null ? null : side.words().in(locale));
  }

  /** Empty when there is no such figure. */
  public Optional<Report> compute(String key, Question question, Locale locale) {
    return all.stream()
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
        figure.fullName().in(locale),
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
