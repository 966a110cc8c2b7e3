package dev.guiche.panel.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.config.AbsenceConfig;
import dev.guiche.config.AbsenceConfig.Duty;
import dev.guiche.config.DeskConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.QueueConfig;
import dev.guiche.config.Routing;
import dev.guiche.desk.DeskId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a desk works, as {@code channels.yml} says and as it comes out now.
 *
 * @param changesAt when it closes or opens next; null for one that never closes
 * @param days today and the six after it, on the desk's clock; empty for one that never closes
 * @param holidays the next ones, for two months
 * @param outside where those go who come while it is closed
 * @param onCall who is on call now or will be
 */
public record DeskRules(
    DeskId desk,
    String label,
    boolean open,
    @Nullable Instant changesAt,
    List<Day> days,
    List<Holiday> holidays,
    QueueView queue,
    AbsenceConfig.Then outside,
    List<OnCall> onCall,
    List<String> channels,
    String workflow) {
  private static final int DAYS = 7;
  private static final int DAYS_AHEAD = 60;
  private static final int HOLIDAYS = 5;

  /**
   * A day and when it is open.
   *
   * @param why the holiday or special day on which it is closed, or null
   */
  public record Day(LocalDate date, List<Hours> hours, @Nullable String why) {}

  /** Open from here to there, as the clock shows it. */
  public record Hours(String from, String to) {}

  /** A day on which it is closed for a reason. */
  public record Holiday(LocalDate date, String label) {}

  /**
   * To whom its queue gives.
   *
   * @param answerSeconds how long a talk may lie that was given to somebody; null: for ever
   * @param overflow where those go who wait for too long, or null
   */
  public record QueueView(
      Routing rule,
      List<QueueConfig.Preference> prefer,
      long awaySeconds,
      @Nullable Long answerSeconds,
      @Nullable OverflowView overflow,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> capacity) {}

  /** The label of another desk, and after how long. */
  public record OverflowView(long afterSeconds, String to) {}

  /**
   * Somebody's time on call.
   *
   * @param from null: always has been
   * @param to null: for good
   */
  public record OnCall(String name, boolean now, @Nullable Instant from, @Nullable Instant to) {}

  /**
   * @param nameOf somebody's name by their e-mail
   */
  public static DeskRules of(
      DeskId id,
      DeskConfig desk,
      GuicheConfig config,
      Function<String, String> nameOf,
      Instant now,
      Locale locale) {
    var calendar = config.hours().of(desk.key());
    var absence = config.hours().absenceOf(desk.key());
    boolean open = calendar.isOpen(now);
    boolean always = open && calendar.nextClosing(now).isEmpty();
    return new DeskRules(
        id,
        desk.label(),
        open,
        open ? calendar.nextClosing(now).orElse(null) : calendar.nextOpening(now),
        always ? List.of() : days(calendar, now, locale),
        holidays(calendar, now, locale),
        queue(desk, config),
        absence.then(),
        absence.roster().stream()
            .filter(duty -> isComing(duty, now, calendar.zone()))
            .map(duty -> onCall(duty, nameOf, now, calendar.zone()))
            .toList(),
        config.channels().stream()
            .filter(channel -> channel.desk().equals(desk.key()))
            .map(channel -> channel.name())
            .toList(),
        desk.workflow());
  }

  private static QueueView queue(DeskConfig desk, GuicheConfig config) {
    var queue = desk.queue();
    var answer = queue.answerWithin();
    var overflow = queue.overflow();
    return new QueueView(
        queue.routing(),
        queue.prefer().stream().sorted().toList(),
        desk.awayLimit().toSeconds(),
        answer == null ? null : answer.toSeconds(),
        overflow == null
            ? null
            : new OverflowView(
                overflow.after().toSeconds(),
                config.desk(overflow.to()).map(DeskConfig::label).orElse(overflow.to())),
        queue.capacity());
  }

  private static List<Day> days(BusinessCalendar calendar, Instant now, Locale locale) {
    var today = LocalDate.ofInstant(now, calendar.zone());
    return IntStream.range(0, DAYS)
        .mapToObj(today::plusDays)
        .map(
            date ->
                new Day(date, hours(calendar, date), calendar.whyClosed(date, locale).orElse(null)))
        .toList();
  }

  private static List<Hours> hours(BusinessCalendar calendar, LocalDate date) {
    var zone = calendar.zone();
    var end = date.plusDays(1).atStartOfDay(zone).toInstant();
    var hours = new java.util.ArrayList<Hours>();
    var opens = calendar.nextOpening(date.atStartOfDay(zone).toInstant());
    while (opens.isBefore(end)) {
      var closes = calendar.nextClosing(opens).orElse(end);
      hours.add(new Hours(clock(opens, zone), clock(closes, zone)));
      opens = closes.isBefore(end) ? calendar.nextOpening(closes) : end;
    }
    return hours;
  }

  private static String clock(Instant moment, ZoneId zone) {
    return LocalDateTime.ofInstant(moment, zone).toLocalTime().withSecond(0).withNano(0).toString();
  }

  private static List<Holiday> holidays(BusinessCalendar calendar, Instant now, Locale locale) {
    var today = LocalDate.ofInstant(now, calendar.zone());
    return IntStream.range(0, DAYS_AHEAD)
        .mapToObj(today::plusDays)
        .flatMap(
            date -> calendar.whyClosed(date, locale).map(why -> new Holiday(date, why)).stream())
        .limit(HOLIDAYS)
        .toList();
  }

  private static boolean isComing(Duty duty, Instant now, ZoneId zone) {
    var to = duty.to();
    return to == null || LocalDateTime.ofInstant(now, zone).isBefore(to);
  }

  private static OnCall onCall(
      Duty duty, Function<String, String> nameOf, Instant now, ZoneId zone) {
    var from = duty.from();
    var to = duty.to();
    return new OnCall(
        nameOf.apply(duty.who()),
        from == null || !LocalDateTime.ofInstant(now, zone).isBefore(from),
        from == null ? null : from.atZone(zone).toInstant(),
        to == null ? null : to.atZone(zone).toInstant());
  }
}
