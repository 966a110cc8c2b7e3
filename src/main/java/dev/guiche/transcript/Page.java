package dev.guiche.transcript;

import dev.guiche.config.Organization;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Entry;
import dev.guiche.ticket.MailBody;
import dev.guiche.ticket.MailFiles;
import dev.guiche.ticket.MailWriter;
import dev.guiche.ticket.Reader;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.Wording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a transcript. It is given entries that the customer may see, and decides nothing about
 * that.
 *
 * @param ticket what the talk became, or null
 * @param continued whether an earlier transcript has gone out
 */
record Page(
    Conversation talk,
    @Nullable Ticket ticket,
    List<Entry> entries,
    boolean continued,
    Reader reader,
    Organization house) {

  MailBody write(MailFiles files, MailFiles.Shared shared) {
    var words = reader.wording();
    var mail =
        new MailWriter(words.locale())
            .heading(words.transcriptTitle(talk.protocol()))
            .paragraph(words.greeting(reader.name()));
    if (ticket != null) {
      mail.paragraph(words.transcriptOfTicket(talk.protocol(), ticket.protocol()));
    }
    if (continued) {
      mail.paragraph(words.onlyNew());
    }
    entries.forEach(entry -> mail.said(head(entry), body(entry), isOurs(entry)));
    files.write(mail, words, reader.zone(), shared, Instant.now());
    return mail.rule()
        .aside(ticket == null ? words.answerToAsk() : words.answerThisMail(ticket.protocol()))
        .done();
  }

  private String head(Entry entry) {
    return author(entry) + " · " + reader.wording().at(entry.at(), reader.zone());
  }

  private String author(Entry entry) {
    return switch (entry.author()) {
      case CUSTOMER ->
          Wording.firstName(entry.authorName()).isEmpty()
              ? reader.wording().customer()
              : entry.authorName();
      case CONSULTANT -> entry.authorName();
      case SYSTEM -> house.name();
    };
  }

  private String body(Entry entry) {
    var lines = new StringBuilder(entry.text().strip());
    for (var file : entry.attachments()) {
      lines.append(lines.isEmpty() ? "" : "\n").append(line(file));
    }
    return lines.toString();
  }

  private String line(Attachment file) {
    return file.state() == Attachment.State.FAILED
        ? reader.wording().fileMissing(file.name())
        : reader.wording().file(file.name(), file.size());
  }

  private static boolean isOurs(Entry entry) {
    return entry.author() != Author.CUSTOMER;
  }
}
