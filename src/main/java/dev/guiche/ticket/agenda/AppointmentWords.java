package dev.guiche.ticket.agenda;

import dev.guiche.ticket.Reader;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** What customers read about appointments, in their language and time zone. */
final class AppointmentWords {
  private AppointmentWords() {}

  /** What there is to say. */
  enum News {
    SET,
    CHANGED,
    CANCELLED,
    REMINDER
  }

  static String kind(Appointment.Kind kind, Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" ->
          switch (kind) {
            case TRAINING -> "Training";
            case VISIT -> "Visit";
            case PREVENTIVE -> "Preventive maintenance";
          };
      case "es" ->
          switch (kind) {
            case TRAINING -> "Capacitación";
            case VISIT -> "Visita";
            case PREVENTIVE -> "Mantenimiento preventivo";
          };
      default ->
          switch (kind) {
            case TRAINING -> "Treinamento";
            case VISIT -> "Visita";
            case PREVENTIVE -> "Manutenção preventiva";
          };
    };
  }

  static String say(News news, Appointment appointment, Reader reader) {
    var locale = reader.wording().locale();
    String when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(locale)
            .format(appointment.startsAt().atZone(reader.zone()));
    String what =
        "%s: %s, %d min".formatted(kind(appointment.kind(), locale), when, appointment.minutes());
    String where = appointment.place() == null ? "" : "\n" + appointment.place();
    return head(news, locale) + "\n" + what + where;
  }

  private static String head(News news, Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" ->
          switch (news) {
            case SET -> "Your appointment is set.";
            case CHANGED -> "Your appointment has a new time or place.";
            case CANCELLED -> "Your appointment is cancelled.";
            case REMINDER -> "A reminder of your appointment.";
          };
      case "es" ->
          switch (news) {
            case SET -> "Su cita está programada.";
            case CHANGED -> "Su cita tiene nuevo horario o lugar.";
            case CANCELLED -> "Su cita fue cancelada.";
            case REMINDER -> "Le recordamos su cita.";
          };
      default ->
          switch (news) {
            case SET -> "Seu horário está marcado.";
            case CHANGED -> "Seu horário mudou.";
            case CANCELLED -> "Seu horário foi cancelado.";
            case REMINDER -> "Lembramos do seu horário.";
          };
    };
  }
}
