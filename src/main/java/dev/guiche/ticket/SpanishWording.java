package dev.guiche.ticket;

import dev.guiche.conversation.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spanish. */
final class SpanishWording implements Wording {
  private static final Locale LOCALE = Locale.forLanguageTag("es");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy, HH:mm", LOCALE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", LOCALE);

  @Override
  public Locale locale() {
    return LOCALE;
  }

  @Override
  public String subject(Protocol protocol, String title) {
    return "[Protocolo " + protocol + "] " + title;
  }

  @Override
  public String transcriptSubject(Protocol protocol) {
    return "[Protocolo " + protocol + "] Nuestra conversación";
  }

  @Override
  public String greeting(String name) {
    return name.isEmpty() ? "¡Hola!" : "¡Hola, " + name + "!";
  }

  @Override
  public String becameTicket(String name, Protocol protocol) {
    return (name.isEmpty() ? "Hemos" : name + ", hemos")
        + " abierto un ticket para atender su solicitud. El número de protocolo es "
        + protocol
        + ".";
  }

  @Override
  public String closed(String name, Protocol protocol) {
    return (name.isEmpty() ? "¡Gracias" : name + ", ¡gracias")
        + " por su contacto! Esta conversación ha terminado. El número de protocolo es "
        + protocol
        + ".";
  }

  @Override
  public String transcriptSentTo(String email) {
    return "Enviamos esta conversación a "
        + email
        + "; si nos necesita, basta con responder a ese correo.";
  }

  @Override
  public String emailUnknown() {
    return "Como aún no tenemos su correo, no pudimos enviarle la transcripción de esta"
        + " conversación. Si desea recibirla, escriba aquí su correo.";
  }

  @Override
  public String received(Protocol protocol, String title) {
    return "Recibimos su mensaje y abrimos el ticket "
        + protocol
        + " (“"
        + title
        + "”). Nuestro equipo ya está al tanto y responde por este correo.";
  }

  @Override
  public String opened(Protocol protocol, String title) {
    return "Abrimos el ticket " + protocol + " (“" + title + "”) para atender su solicitud.";
  }

  @Override
  public String ticketClosed(Protocol protocol, String stage) {
    return "El ticket " + protocol + " llegó a su fin. Estado: " + stage + ".";
  }

  @Override
  public String silenceAhead(Protocol protocol, Instant until, ZoneId zone) {
    return "Esperamos su respuesta en el ticket "
        + protocol
        + ". Sin noticias hasta el "
        + at(until, zone)
        + ", se cerrará por inactividad. Para que continúe, basta con responder este correo.";
  }

  @Override
  public String silence(Protocol protocol, String stage) {
    return "No recibimos respuesta, y por inactividad el ticket "
        + protocol
        + " pasó a: "
        + stage
        + ". Si aún nos necesita, responda este correo y continúa.";
  }

  @Override
  public String promised(Protocol protocol, LocalDate day) {
    return "La entrega del ticket " + protocol + " está prevista para el " + day.format(DAY) + ".";
  }

  @Override
  public String goesOn(Protocol protocol, String stage) {
    return "Su caso " + protocol + " avanzó. Situación: " + stage + ".";
  }

  @Override
  public String noMoreOfThese() {
    return "No quiero más estos avisos";
  }

  @Override
  public String stillOnIt(Protocol protocol) {
    return "Seguimos ocupándonos del ticket "
        + protocol
        + ". La respuesta tarda más de lo que quisiéramos, pero no lo hemos olvidado.";
  }

  @Override
  public String solution() {
    return "Solución";
  }

  @Override
  public String reason() {
    return "Motivo";
  }

  @Override
  public String answerThisMail(Protocol protocol) {
    return "Para añadir algo al ticket " + protocol + ", responda a este correo.";
  }

  @Override
  public String answerToAsk() {
    return "¿Le quedó alguna duda? Responda a este correo.";
  }

  @Override
  public String transcriptTitle(Protocol protocol) {
    return "Transcripción de la conversación " + protocol;
  }

  @Override
  public String transcriptOfTicket(Protocol talk, Protocol ticket) {
    return "La conversación "
        + talk
        + " se convirtió en el ticket "
        + ticket
        + ". Abajo está todo lo que hablamos.";
  }

  @Override
  public String onlyNew() {
    return "Esta transcripción trae solo lo que vino después de la anterior.";
  }

  @Override
  public String customer() {
    return "Usted";
  }

  @Override
  public String file(String name, @Nullable Long bytes) {
    return "Archivo: " + name + size(bytes);
  }

  @Override
  public String fileMissing(String name) {
    return "Archivo: " + name + " (no fue posible obtenerlo)";
  }

  @Override
  public String fileLink(Instant until, ZoneId zone) {
    return "Estos archivos son demasiado grandes para un correo. Descárguelos hasta el "
        + DAY.format(until.atZone(zone))
        + ":";
  }

  @Override
  public String at(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  @Override
  public String passedOn(Protocol protocol, String desk) {
    return "Enviamos su caso %s al sector %s y seguimos acompañándolo.".formatted(protocol, desk);
  }

  @Override
  public String mergedInto(Protocol gone, Protocol left) {
    return "Su caso %s se unió al %s, donde continúa la atención.".formatted(gone, left);
  }

  @Override
  public String callSummary(String name, Protocol protocol, String summary) {
    return "%seste es el resumen de nuestra conversación, código %s:\n\n%s"
        .formatted(name.isEmpty() ? "Hola, " : name + ", ", protocol, summary);
  }

  @Override
  public String onlyFiles(String kinds) {
    return "Aquí solo podemos recibir archivos en %s. ¿Puede enviarlo de nuevo en ese formato?"
        .formatted(kinds);
  }

  @Override
  public String referral(String name, String region, String phones, String specialities) {
    return "Le recomendamos un técnico asociado: "
        + Wording.lines(name, region, phones, specialities);
  }
}
