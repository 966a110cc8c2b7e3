package dev.guiche.ticket;

import dev.guiche.conversation.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What customers read about tickets and transcripts, one catalogue per language. Names are first
 * names, or empty where we know none.
 */
public interface Wording {
  /** The catalogue of a language; Portuguese where we do not speak it. */
  static Wording in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> new EnglishWording();
      case "es" -> new SpanishWording();
      default -> new PortugueseWording();
    };
  }

  Locale locale();

  /** Names the ticket where every mail client shows it, and where an answer carries it back. */
  String subject(Protocol protocol, String title);

  String transcriptSubject(Protocol protocol);

  String greeting(String name);

  /** On the talk's own channel, when it became a ticket. */
  String becameTicket(String name, Protocol protocol);

  /** On the talk's own channel, when it is over. */
  String closed(String name, Protocol protocol);

  /** After either of these, where the transcript is on its way. */
  String transcriptSentTo(String email);

  /** After either of these, where nobody knows where to send the transcript. */
  String emailUnknown();

  /** The first mail about a ticket that a mail opened. */
  String received(Protocol protocol, String title);

  String opened(Protocol protocol, String title);

  String ticketClosed(Protocol protocol, String stage);

  /**
   * The ticket moves by itself if the customer stays silent.
   *
   * @param until when
   */
  String silenceAhead(Protocol protocol, Instant until, ZoneId zone);

  /** The ticket has moved by itself, for want of a word. */
  String silence(Protocol protocol, String stage);

  /** The day by which we mean to have done it. */
  String promised(Protocol protocol, LocalDate day);

  /** It stands in another stage that the customer may see. */
  String goesOn(Protocol protocol, String stage);

  /** What a link is called that spares one this sort of mail. */
  String noMoreOfThese();

  /** We are late with an answer, and have not forgotten. */
  String stillOnIt(Protocol protocol);

  String solution();

  String reason();

  /** Under every mail about a ticket. */
  String answerThisMail(Protocol protocol);

  /** Under a transcript that belongs to no ticket. */
  String answerToAsk();

  String transcriptTitle(Protocol protocol);

  String transcriptOfTicket(Protocol talk, Protocol ticket);

  /** Said where an earlier transcript has gone out: this one holds what came after it. */
  String onlyNew();

  /** What was said on the phone, in writing. */
  String callSummary(String name, Protocol protocol, String summary);

  /** Why a file is not taken, where the workflow has no words of its own. */
  String onlyFiles(String kinds);

  /** A technician outside of the house. */
  String referral(String name, String region, String phones, String specialities);

  /** One below the other, without those that are empty. */
  static String lines(String... parts) {
    return java.util.stream.Stream.of(parts)
        .filter(part -> !part.isBlank())
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  /** Two tickets of theirs are one. */
  String mergedInto(Protocol gone, Protocol left);

  /** Their ticket is another desk's now. */
  String passedOn(Protocol protocol, String desk);

  /** What the customer wrote, where we do not know a name. */
  String customer();

  /**
   * A line that names a file.
   *
   * @param bytes null while it has not been fetched
   */
  String file(String name, @Nullable Long bytes);

  String fileMissing(String name);

  /** Said above links to files that are too large for a mail. */
  String fileLink(Instant until, ZoneId zone);

  String at(Instant time, ZoneId zone);

  /**
   * Bytes as people read them, in brackets and this language's decimal sign; nothing if unknown.
   */
  default String size(@Nullable Long bytes) {
    if (bytes == null) {
      return "";
    }
    return bytes < 1_000
        ? " (" + bytes + " B)"
        : bytes < 1_000_000
            ? " (" + Math.round(bytes / 1_000.0) + " kB)"
            : String.format(locale(), " (%.1f MB)", bytes / 1_000_000.0);
  }

  /** A first name, or nothing where all we have is an address or a name that we made up. */
  static String firstName(String name) {
    boolean known =
        !name.isBlank()
            && Character.isLetter(name.codePointAt(0))
            && name.indexOf('@') < 0
            && !name.matches("(Visitante|Telegram) \\S+");
    return known ? name.strip().split("\\s+", 2)[0] : "";
  }
}
