package dev.guiche.ticket;

import dev.guiche.config.GuicheConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What a customer reads when their ticket goes to another desk: who has it, that we follow it, and,
 * while that desk is closed, when it is back (IN-6).
 */
final class Onward {
  private final GuicheConfig config;

  Onward(GuicheConfig config) {
    this.config = config;
  }

  /** Who has it now, in the house's own words. */
  String passedOn(Ticket ticket, Reader reader, Instant now) {
    return passedOn(ticket.deskLabel(), reader.wording().locale())
        + returns(ticket.deskKey(), ticket.deskLabel(), reader, now);
  }

  static String passedOn(String desk, Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" ->
          "We passed your request on to our %s team and follow it until it is solved."
              .formatted(desk);
      case "es" ->
          "Enviamos su pedido al equipo %s y lo acompañamos hasta el final.".formatted(desk);
      default ->
          "Encaminhamos a sua solicitação ao time %s e vamos acompanhar o caso até o fim."
              .formatted(desk);
    };
  }

  /** A sentence to stand after another one; empty while the desk is open. */
  String returns(String desk, String label, Reader reader, Instant now) {
    var hours = config.hours().of(desk);
    if (hours.isOpen(now)) {
      return "";
    }
    var opens = hours.nextOpening(now).atZone(reader.zone());
    var today = LocalDate.ofInstant(now, reader.zone());
    return switch (reader.wording().locale().getLanguage()) {
      case "en" -> " They are back %s.".formatted(english(today, opens));
      case "es" -> " El equipo %s vuelve %s.".formatted(label, spanish(today, opens));
      default -> " O time %s volta a atender %s.".formatted(label, portuguese(today, opens));
    };
  }

  private static String portuguese(LocalDate today, ZonedDateTime opens) {
    return day(today, opens, "hoje", "amanhã", "EEEE", "EEEE, d 'de' MMMM", "pt-BR")
        + (opens.getHour() == 1 ? ", à " : ", às ")
        + opens.getHour()
        + (opens.getMinute() == 0 ? "h" : "h%02d".formatted(opens.getMinute()));
  }

  private static String english(LocalDate today, ZonedDateTime opens) {
    return day(today, opens, "today", "tomorrow", "'on' EEEE", "'on' EEEE, MMMM d", "en")
        + " at "
        + clock(opens.toLocalTime());
  }

  private static String spanish(LocalDate today, ZonedDateTime opens) {
    return day(today, opens, "hoy", "mañana", "'el' EEEE", "'el' EEEE, d 'de' MMMM", "es")
        + (opens.getHour() == 1 ? " a la " : " a las ")
        + clock(opens.toLocalTime());
  }

  private static String clock(LocalTime time) {
    return DateTimeFormatter.ofPattern("H:mm").format(time);
  }

  /** A weekday alone says which one only within the next six days. */
  private static String day(
      LocalDate today,
      ZonedDateTime opens,
      String sameDay,
      String nextDay,
      String near,
      String far,
      String language) {
    long ahead = ChronoUnit.DAYS.between(today, opens.toLocalDate());
    if (ahead < 2) {
      return ahead == 0 ? sameDay : nextDay;
    }
    return DateTimeFormatter.ofPattern(ahead < 7 ? near : far, Locale.forLanguageTag(language))
        .format(opens);
  }
}
