package dev.guiche.ticket;

import dev.guiche.conversation.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** English. */
final class EnglishWording implements Wording {
  private static final Locale LOCALE = Locale.forLanguageTag("en");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", LOCALE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", LOCALE);

  @Override
  public Locale locale() {
    return LOCALE;
  }

  @Override
  public String subject(Protocol protocol, String title) {
    return "[Protocol " + protocol + "] " + title;
  }

  @Override
  public String transcriptSubject(Protocol protocol) {
    return "[Protocol " + protocol + "] Our conversation";
  }

  @Override
  public String greeting(String name) {
    return name.isEmpty() ? "Hello!" : "Hello, " + name + "!";
  }

  @Override
  public String becameTicket(String name, Protocol protocol) {
    return (name.isEmpty() ? "We" : name + ", we")
        + " have opened a ticket to look after your request. Its number is "
        + protocol
        + ".";
  }

  @Override
  public String closed(String name, Protocol protocol) {
    return (name.isEmpty() ? "Thank you" : name + ", thank you")
        + " for getting in touch! This conversation is now closed. Its number is "
        + protocol
        + ".";
  }

  @Override
  public String transcriptSentTo(String email) {
    return "We have sent this conversation to "
        + email
        + "; if you need us, just answer that e-mail.";
  }

  @Override
  public String emailUnknown() {
    return "As we do not have your e-mail address yet, we could not send you the transcript of this"
        + " conversation. If you would like to receive it, write your address here.";
  }

  @Override
  public String received(Protocol protocol, String title) {
    return "We have received your message and opened ticket "
        + protocol
        + " (“"
        + title
        + "”). Our team knows about it and will answer by e-mail.";
  }

  @Override
  public String opened(Protocol protocol, String title) {
    return "We have opened ticket " + protocol + " (“" + title + "”) to look after your request.";
  }

  @Override
  public String ticketClosed(Protocol protocol, String stage) {
    return "Ticket " + protocol + " has come to its end. Its state is: " + stage + ".";
  }

  @Override
  public String silenceAhead(Protocol protocol, Instant until, ZoneId zone) {
    return "We are waiting for your answer on ticket "
        + protocol
        + ". Without a word by "
        + at(until, zone)
        + " it will be closed for inactivity. To keep it going, just answer this mail.";
  }

  @Override
  public String silence(Protocol protocol, String stage) {
    return "We have not heard from you, and for inactivity ticket "
        + protocol
        + " is now: "
        + stage
        + ". If you still need us, answer this mail and it goes on.";
  }

  @Override
  public String promised(Protocol protocol, LocalDate day) {
    return "Ticket " + protocol + " is planned to be delivered by " + day.format(DAY) + ".";
  }

  @Override
  public String goesOn(Protocol protocol, String stage) {
    return "Your ticket " + protocol + " has moved on. It is now: " + stage + ".";
  }

  @Override
  public String noMoreOfThese() {
    return "No more of these notices, please";
  }

  @Override
  public String stillOnIt(Protocol protocol) {
    return "We are still working on ticket "
        + protocol
        + ". Our answer takes longer than we wanted, but you are not forgotten.";
  }

  @Override
  public String solution() {
    return "Solution";
  }

  @Override
  public String reason() {
    return "Reason";
  }

  @Override
  public String answerThisMail(Protocol protocol) {
    return "To add anything to ticket " + protocol + ", answer this e-mail.";
  }

  @Override
  public String answerToAsk() {
    return "Is there anything else? Answer this e-mail.";
  }

  @Override
  public String transcriptTitle(Protocol protocol) {
    return "Transcript of conversation " + protocol;
  }

  @Override
  public String transcriptOfTicket(Protocol talk, Protocol ticket) {
    return "Conversation "
        + talk
        + " became ticket "
        + ticket
        + ". Everything that was said is below.";
  }

  @Override
  public String onlyNew() {
    return "This transcript holds only what came after the previous one.";
  }

  @Override
  public String customer() {
    return "You";
  }

  @Override
  public String file(String name, @Nullable Long bytes) {
    return "File: " + name + size(bytes);
  }

  @Override
  public String fileMissing(String name) {
    return "File: " + name + " (could not be obtained)";
  }

  @Override
  public String fileLink(Instant until, ZoneId zone) {
    return "These files are too large for an e-mail. You can download them until "
        + DAY.format(until.atZone(zone))
        + ":";
  }

  @Override
  public String at(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  @Override
  public String passedOn(Protocol protocol, String desk) {
    return "We have passed your ticket %s on to %s and keep following it."
        .formatted(protocol, desk);
  }

  @Override
  public String mergedInto(Protocol gone, Protocol left) {
    return "Your ticket %s has become part of %s, where it is attended to from now on."
        .formatted(gone, left);
  }

  @Override
  public String callSummary(String name, Protocol protocol, String summary) {
    return "%sthis is what we talked about, code %s:\n\n%s"
        .formatted(name.isEmpty() ? "Hello, " : name + ", ", protocol, summary);
  }

  @Override
  public String onlyFiles(String kinds) {
    return "We can only take %s files here. Could you send it again in that format?"
        .formatted(kinds);
  }

  @Override
  public String referral(String name, String region, String phones, String specialities) {
    return "We recommend a partner technician: "
        + Wording.lines(name, region, phones, specialities);
  }
}
