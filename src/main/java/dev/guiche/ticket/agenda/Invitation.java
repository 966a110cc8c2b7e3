package dev.guiche.ticket.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An appointment as calendars read it (RFC 5545, RFC 5546). It says what the customer may know:
 * what, when, where, and the protocol.
 */
final class Invitation {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int OCTETS = 75;

  private final StringBuilder lines = new StringBuilder();

  private Invitation() {}

  static byte[] of(
      Appointment appointment, String summary, String organizer, String attendee, Instant now) {
    var file = new Invitation();
    boolean gone = appointment.cancelled();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Guiche//Agenda//PT");
    file.line("METHOD:" + method(appointment));
    file.line("BEGIN:VEVENT");
    file.line("UID:appointment-" + appointment.id() + organizer.substring(organizer.indexOf('@')));
    file.line("SEQUENCE:" + appointment.sequence());
    file.line("DTSTAMP:" + UTC.format(now));
    file.line("DTSTART:" + UTC.format(appointment.startsAt()));
    file.line(
        "DTEND:" + UTC.format(appointment.startsAt().plusSeconds(60L * appointment.minutes())));
    file.line("SUMMARY:" + escape(summary));
    if (appointment.place() != null) {
      file.line("LOCATION:" + escape(appointment.place()));
    }
    file.line("ORGANIZER:mailto:" + organizer);
    file.line("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:" + attendee);
    file.line("STATUS:" + (gone ? "CANCELLED" : "CONFIRMED"));
    file.line("END:VEVENT");
    file.line("END:VCALENDAR");
    return file.lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String method(Appointment appointment) {
    return appointment.cancelled() ? "CANCEL" : "REQUEST";
  }

  static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  /** No line has more than 75 octets, and no character is cut. */
  private void line(String text) {
    int octets = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > OCTETS) {
        lines.append("\r\n ");
        octets = 1;
      }
      lines.appendCodePoint(point);
      octets += size;
      at += Character.charCount(point);
    }
    lines.append("\r\n");
  }
}
