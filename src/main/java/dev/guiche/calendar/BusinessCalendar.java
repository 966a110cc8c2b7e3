package dev.guiche.calendar;

import static dev.guiche.calendar.Days.FIRST_YEAR;
import static dev.guiche.calendar.Days.LAST_YEAR;

import dev.guiche.calendar.InvalidCalendar.Flaw;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a desk is open, and what an hour and a day of its work are in everybody's time. Never
 * changes; for any number of threads.
 *
 * <p>An open span holds its first moment and not its last. Hours belong to the day on which they
 * begin: Friday's night ends on Saturday's morning, holiday or not. A business day is one on which
 * hours begin, be they few. A time that the clock jumps over is the moment of the jump; one that it
 * shows twice is meant the first time.
 *
 * <p>Moments before 1900 and after 2400 are refused with a {@link DateTimeException}.
 */
public final class BusinessCalendar {
  private static final Locale BRAZIL = Locale.of("pt", "BR");

  /** Who does not close within so many years does not close. */
  private static final int FAR = 10;

  private final ZoneId zone;
  private final Agenda agenda;
  private final Map<Integer, YearHours> years = new ConcurrentHashMap<>();

  BusinessCalendar(ZoneId zone, Agenda agenda) {
    this.zone = zone;
    this.agenda = agenda;
    int year = agenda.afterAllDates();
    // Eight, for hours on nothing but 29 February.
    for (int tried = year; year(tried).open().isZero(); tried++) {
      if (tried == year + 8) {
        throw new InvalidCalendar(Flaw.NEVER_OPEN, year);
      }
    }
  }

  /** A calendar is built from its zone, hours of the week, special days and holidays. */
  public static CalendarBuilder in(ZoneId zone) {
    return new CalendarBuilder(zone);
  }

  public ZoneId zone() {
    return zone;
  }

  public boolean isOpen(Instant moment) {
    return yearOf(moment).isOpen(moment);
  }

  /** The moment itself when it is open, else the next at which it opens. */
  public Instant nextOpening(Instant moment) {
    var here = yearOf(moment);
    var found = here.openFrom(moment);
    for (int year = here.number() + 1; found.isEmpty(); year++) {
      found = year(year).openFrom(year(year).begin());
    }
    return found.get();
  }

  /**
   * The end of the hours that are under way, or of the next. Hours that follow each other without a
   * break are one.
   *
   * @return empty when it does not close for ten years
   */
  public Optional<Instant> nextClosing(Instant moment) {
    var open = nextOpening(moment);
    var here = yearOf(open);
    var found = here.closesAfter(open);
    int first = here.number() + 1;
    for (int year = first; found.isEmpty() && year < first + FAR; year++) {
      var next = year(year);
      found = next.opensWithNewYear() ? next.closesAfter(next.begin()) : Optional.of(next.begin());
    }
    return found;
  }

  /**
   * The moment at which that much business time has passed: the earliest one, so that four hours
   * from 14:00 end at 18:00 and not the next morning. Going back, the latest one. Nothing added to
   * a closed moment is the next opening.
   *
   * @param business negative: back
   */
  public Instant add(Instant moment, Duration business) {
    if (business.isZero()) {
      return isOpen(moment.minusNanos(1)) ? moment : nextOpening(moment);
    }
    var here = yearOf(moment);
    int year = here.number();
    var rest = here.openUntil(moment).plus(business);
    if (business.isPositive()) {
      while (rest.compareTo(year(year).open()) > 0) {
        rest = rest.minus(year(year++).open());
      }
      return year(year).earliest(rest);
    }
    while (rest.isNegative()) {
      rest = rest.plus(year(--year).open());
    }
    return year(year).latest(rest);
  }

  /** How much business time lies between; negative when {@code to} is before {@code from}. */
  public Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return between(to, from).negated();
    }
    var first = yearOf(from);
    var last = yearOf(to);
    var passed = last.openUntil(to).minus(first.openUntil(from));
    for (int year = first.number(); year < last.number(); year++) {
      passed = passed.plus(year(year).open());
    }
    return passed;
  }

  public boolean isBusinessDay(LocalDate date) {
    return year(date.getYear()).isBusinessDay(date);
  }

  /**
   * The close of business of the n-th business day after the day of this moment. What begins on a
   * day has the whole of the following days, at whatever hour it began: three business days from
   * Friday are over when Wednesday's work is done, and so are three from Saturday and from Sunday.
   * A moment of a night shift is of the day on which the shift began, and the very moment of
   * closing is still of the day that closes.
   *
   * @param days 0: the end of the same day's work, or of the next business day when that is over
   * @throws IllegalArgumentException when days are negative
   */
  public Instant addDays(Instant moment, int days) {
    if (days < 0) {
      throw new IllegalArgumentException("Business days cannot be counted back: " + days);
    }
    var day = dayOf(moment);
    if (days == 0 && isBusinessDay(day) && !closing(day).isBefore(moment)) {
      return closing(day);
    }
    int year = day.getYear();
    long rest = year(year).businessDaysUpTo(day) + (long) Math.max(days, 1);
    while (rest > year(year).businessDays()) {
      rest -= year(year++).businessDays();
    }
    return closing(LocalDate.ofYearDay(year, year(year).dayOfYear((int) rest)));
  }

  /**
   * How many business days come after the day of {@code from}, up to the day of {@code to} and with
   * it: 0 on the same day, 1 from Friday to Monday. Days are those of {@link #addDays}, so that
   * what was added is what is counted. Negative when {@code to} is before {@code from}.
   */
  public int businessDaysBetween(Instant from, Instant to) {
    if (to.isBefore(from)) {
      return -businessDaysBetween(to, from);
    }
    var first = dayOf(from);
    var last = dayOf(to);
    int passed =
        year(last.getYear()).businessDaysUpTo(last) - year(first.getYear()).businessDaysUpTo(first);
    for (int year = first.getYear(); year < last.getYear(); year++) {
      passed += year(year).businessDays();
    }
    return passed;
  }

  /** The special day's or the holiday's name, in Portuguese. */
  public Optional<String> whyClosed(LocalDate date) {
    return whyClosed(date, BRAZIL);
  }

  /**
   * The name of the special day that is closed or of the holiday; empty when the date is open or
   * closed for no other reason than its weekday.
   *
   * @param locale for holidays; the labels of special days are as they were written
   */
  public Optional<String> whyClosed(LocalDate date, Locale locale) {
    counted(date.getYear());
    return agenda.whyClosed(date, locale);
  }

  /** Of a night's moment: the day before. */
  private LocalDate dayOf(Instant moment) {
    var date = LocalDate.ofInstant(moment, zone);
    boolean night = spans(date.minusDays(1)).stream().anyMatch(span -> span.endsWith(moment));
    return night ? date.minusDays(1) : date;
  }

  private Instant closing(LocalDate businessDay) {
    var last = spans(businessDay).stream().max(Comparator.comparingLong(Span::to));
    return Instant.ofEpochSecond(last.orElseThrow().to());
  }

  private List<Span> spans(LocalDate date) {
    return YearHours.spans(date, agenda, zone.getRules());
  }

  private YearHours yearOf(Instant moment) {
    var shown = year(LocalDate.ofInstant(moment, zone).getYear());
    // Where clocks are put back over a New Year, the wall shows the old one again.
    return shown.isBefore(moment) ? year(shown.number() + 1) : shown;
  }

  private YearHours year(int year) {
    return years.computeIfAbsent(
        counted(year), number -> new YearHours(number, agenda, zone.getRules()));
  }

  private static int counted(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException(
          "Business time is counted from %s to %s, not in %s"
              .formatted(FIRST_YEAR, LAST_YEAR, year));
    }
    return year;
  }
}
