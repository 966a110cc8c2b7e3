package dev.guiche.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every desk, at every moment, over every change of clocks. */
class CalendarLawsTest {
  private static final int TRIES = 100;

  @Property(tries = TRIES)
  void addingThenMeasuringGivesBackWhatWasAdded(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant moment,
      @ForAll("durations") Duration business) {
    assertThat(calendar.between(moment, calendar.add(moment, business))).isEqualTo(business);
    var back = business.negated();
    assertThat(calendar.between(moment, calendar.add(moment, back))).isEqualTo(back);
  }

  @Property(tries = TRIES)
  void whatWasAddedNeverEndsInsideAClosedHour(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant moment,
      @ForAll("durations") Duration business) {
    var end = calendar.add(moment, business);
    assertThat(calendar.isOpen(end) || calendar.isOpen(end.minusNanos(1))).isTrue();
    var begin = calendar.add(moment, business.negated());
    assertThat(calendar.isOpen(begin) || calendar.isOpen(begin.minusNanos(1))).isTrue();
  }

  @Property(tries = TRIES)
  void addingInStepsIsAddingAtOnce(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant moment,
      @ForAll("durations") Duration first,
      @ForAll("durations") Duration second) {
    assertThat(calendar.add(calendar.add(moment, first), second))
        .isEqualTo(calendar.add(moment, first.plus(second)));
  }

  @Property(tries = TRIES)
  void whoComesLaterIsNotDueEarlier(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant moment,
      @ForAll("durations") Duration later,
      @ForAll("durations") Duration business,
      @ForAll @IntRange(max = 40) int days) {
    var other = moment.plus(later);
    assertThat(calendar.add(other, business)).isAfterOrEqualTo(calendar.add(moment, business));
    assertThat(calendar.addDays(other, days)).isAfterOrEqualTo(calendar.addDays(moment, days));
  }

  @Property(tries = TRIES)
  void partsAddUpAndNoneIsLongerThanTheTimeThatPassed(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant first,
      @ForAll("moments") Instant second,
      @ForAll("moments") Instant third) {
    var whole = calendar.between(first, third);
    assertThat(calendar.between(first, second).plus(calendar.between(second, third)))
        .isEqualTo(whole);
    assertThat(whole.abs()).isLessThanOrEqualTo(Duration.between(first, third).abs());
    assertThat(whole.isPositive() && third.isBefore(first)).isFalse();
  }

  @Property(tries = TRIES)
  void betweenOpeningAndClosingEverythingIsOpen(
      @ForAll("calendars") BusinessCalendar calendar, @ForAll("moments") Instant moment) {
    var opening = calendar.nextOpening(moment);
    assertThat(opening).isAfterOrEqualTo(moment);
    assertThat(calendar.isOpen(opening)).isTrue();
    assertThat(calendar.between(moment, opening)).isZero();
    calendar
        .nextClosing(moment)
        .ifPresent(
            closing -> {
              assertThat(calendar.between(opening, closing))
                  .isEqualTo(Duration.between(opening, closing));
              assertThat(calendar.isOpen(closing)).isFalse();
            });
  }

  @Property(tries = TRIES)
  void daysAddedAreDaysCounted(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("moments") Instant moment,
      @ForAll @IntRange(min = 1, max = 400) int days) {
    var due = calendar.addDays(moment, days);
    assertThat(calendar.businessDaysBetween(moment, due)).isEqualTo(days);
    assertThat(calendar.isOpen(due.minusNanos(1))).isTrue();
    assertThat(calendar.addDays(calendar.addDays(moment, 1), days))
        .isEqualTo(calendar.addDays(moment, days + 1));
  }

  /** Where no clock is ever changed, the wall and a pencil are enough. */
  @Property(tries = 40)
  void itIsOpenWhenTheWallSaysSo(
      @ForAll("weeks") List<List<Opening>> week,
      @ForAll("moments") Instant moment,
      @ForAll @IntRange(min = 1, max = 90) int step) {
    var zone = ZoneOffset.ofHours(-3);
    var calendar = calendar(zone, week, List.of());
    var minute = Instant.ofEpochSecond(moment.getEpochSecond() / 60 * 60);
    var counted = Duration.ZERO;
    for (int i = 0; i < 200; i++) {
      var now = minute.plusSeconds(60L * i * step);
      assertThat(calendar.isOpen(now)).isEqualTo(open(week, LocalDateTime.ofInstant(now, zone)));
    }
    for (int i = 0; i < 3000; i++) {
      var now = LocalDateTime.ofInstant(minute.plusSeconds(60L * i), zone);
      counted = counted.plusMinutes(open(week, now) ? 1 : 0);
    }
    assertThat(calendar.between(minute, minute.plusSeconds(3000 * 60))).isEqualTo(counted);
  }

  private static boolean open(List<List<Opening>> week, LocalDateTime wall) {
    var time = wall.toLocalTime();
    var today = week.get(wall.getDayOfWeek().ordinal());
    var yesterday = week.get(wall.getDayOfWeek().minus(1).ordinal());
    return today.stream()
            .anyMatch(
                opening ->
                    !time.isBefore(opening.from())
                        && (time.isBefore(opening.to()) || night(opening)))
        || yesterday.stream().anyMatch(opening -> night(opening) && time.isBefore(opening.to()));
  }

  private static boolean night(Opening opening) {
    return !opening.to().isAfter(opening.from());
  }

  private static BusinessCalendar calendar(
      ZoneId zone, List<List<Opening>> week, List<SpecialDay> specials) {
    var builder = BusinessCalendar.in(zone).special(specials.toArray(SpecialDay[]::new));
    for (DayOfWeek day : DayOfWeek.values()) {
      builder.open(Set.of(day), week.get(day.ordinal()));
    }
    return builder.build();
  }

  @Provide
  Arbitrary<BusinessCalendar> calendars() {
    var zones =
        Arbitraries.of(
                "America/Sao_Paulo",
                "America/New_York",
                "Australia/Lord_Howe",
                "Europe/Lisbon",
                "Asia/Kathmandu")
            .map(ZoneId::of);
    return Combinators.combine(zones, weeks(), specials().list().ofMaxSize(5))
        .as(CalendarLawsTest::calendar);
  }

  /** The years in which Brazil still changed its clocks, and the changes of all zones above. */
  @Provide
  Arbitrary<Instant> moments() {
    long first = Instant.parse("2017-09-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("2019-04-30T00:00:00Z").getEpochSecond();
    var any =
        Combinators.combine(
                Arbitraries.longs().between(first, last),
                Arbitraries.of(0, 1, 500_000_000, 999_999_999))
            .as(Instant::ofEpochSecond);
    var changes =
        Combinators.combine(
                Arbitraries.of(
                    "2017-10-15T03:00:00Z",
                    "2018-02-18T02:00:00Z",
                    "2018-11-04T03:00:00Z",
                    "2018-11-04T06:00:00Z",
                    "2018-03-11T07:00:00Z",
                    "2018-03-31T15:00:00Z",
                    "2018-10-06T15:30:00Z",
                    "2018-10-28T01:00:00Z",
                    "2018-12-31T23:59:59.999999999Z"),
                Arbitraries.integers().between(-600, 600))
            .as((change, minutes) -> Instant.parse(change).plusSeconds(60L * minutes));
    return Arbitraries.oneOf(any, changes);
  }

  @Provide
  Arbitrary<Duration> durations() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 3_000_000).map(Duration::ofSeconds),
        Arbitraries.integers().between(0, 200).map(Duration::ofHours),
        Arbitraries.integers().between(0, 2_000_000_000).map(Duration::ofNanos));
  }

  /** Seven days from Monday on; some day is always open. */
  @Provide
  Arbitrary<List<List<Opening>>> weeks() {
    return days().list().ofSize(7).filter(week -> week.stream().anyMatch(day -> !day.isEmpty()));
  }

  private static Arbitrary<SpecialDay> specials() {
    var dates =
        Arbitraries.integers()
            .between(0, 900)
            .map(day -> Days.on(LocalDate.of(2017, 9, 1).plusDays(day)));
    var easter = Arbitraries.integers().between(-60, 60).map(Days::easter);
    return Combinators.combine(Arbitraries.oneOf(dates, easter), days())
        .as((when, openings) -> new SpecialDay("Especial", when, openings));
  }

  /** In the morning, in the afternoon, at night; a night ends before a morning begins. */
  private static Arbitrary<List<Opening>> days() {
    var mornings = openings(6 * 60, 12 * 60);
    var afternoons = openings(13 * 60, 18 * 60);
    var nights =
        Combinators.combine(minutes(19 * 60, 23 * 60 + 59), minutes(0, 6 * 60))
            .as((from, to) -> List.of(new Opening(from, to)));
    var parts =
        Combinators.combine(mornings, afternoons, nights, Arbitraries.integers().between(0, 7))
            .as(
                (morning, afternoon, night, which) -> {
                  var all = new ArrayList<Opening>();
                  all.addAll((which & 1) != 0 ? morning : List.of());
                  all.addAll((which & 2) != 0 ? afternoon : List.of());
                  all.addAll((which & 4) != 0 ? night : List.of());
                  return List.copyOf(all);
                });
    return Arbitraries.oneOf(parts, Arbitraries.of(List.of(List.of(Opening.ALL_DAY), List.of())));
  }

  private static Arbitrary<List<Opening>> openings(int first, int last) {
    int middle = (first + last) / 2;
    return Combinators.combine(minutes(first, middle - 1), minutes(middle, last))
        .as((from, to) -> List.of(new Opening(from, to)));
  }

  private static Arbitrary<LocalTime> minutes(int first, int last) {
    return Arbitraries.integers()
        .between(first, last)
        .map(minute -> LocalTime.ofSecondOfDay(minute * 60L));
  }
}
