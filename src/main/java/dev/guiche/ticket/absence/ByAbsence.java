package dev.guiche.ticket.absence;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.config.EmailConfig;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewDelivery;
import dev.guiche.conversation.Outbox;
import dev.guiche.database.Sql;
import dev.guiche.routing.Outside;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.MailWriter;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.group.GroupNews;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Does what a closed desk needs of tickets and their mail.
 *
 * @param publicUrl where the panel is; no slash at its end
 */
public record ByAbsence(
    Escalation escalation, Ticketing ticketing, GroupNews groups, URI publicUrl, Locale locale)
    implements Outside {
  private static final int TITLE = 80;
  private static final String REASON = "Fora do horário";

  @Override
  public void ticket(Sql tx, LockedConversation talk) {
    String words = firstWords(tx, talk);
    escalation.escalate(
        tx, talk, new Escalation.Order(title(words), REASON, null, null, null, null, true), null);
  }

  /** Their first line; of a picture alone, there is none. */
  private static String title(String words) {
    String line = words.strip().lines().findFirst().orElse("");
    return line.isEmpty() ? REASON : line.substring(0, Math.min(line.length(), TITLE)).strip();
  }

  private static String firstWords(Sql tx, LockedConversation talk) {
    return tx.first(
            """
            select text from entry where timeline_id = $1 and author = 'customer' and kind = 'message'
            order by position, id limit 1
            """,
            row -> row.text("text"),
            talk.timeline())
        .orElse("");
  }

  @Override
  public void mail(Sql tx, LockedConversation talk, EntryId entry, String email, String subject) {
    ticketing
        .mailboxes()
        .of(deskKey(tx, talk), null)
        .ifPresent(mailbox -> post(tx, talk, entry, mailbox, email, subject));
  }

  @Override
  public void group(Sql tx, LockedConversation talk, String names) {
    groups.called(tx, talk, names);
  }

  private void post(
      Sql tx,
      LockedConversation talk,
      EntryId entry,
      EmailConfig mailbox,
      String email,
      String subject) {
    var body =
        MailWriter.unanswered(locale)
            .paragraph(subject)
            .link(publicUrl.getHost(), publicUrl + "/panel/#/atendimentos/" + talk.id().value())
            .done();
    Outbox.enqueue(
        tx,
        new NewDelivery(
            entry,
            talk.timeline(),
            new ChannelName(mailbox.name()),
            Address.email(email),
            body.text(),
            body.html(),
            List.of(),
            null,
            new MailEnvelope(
                subject,
                ticketing.messageIds().next(entry.value(), mailbox.address()),
                List.of(),
                null,
                true)));
  }

  private static String deskKey(Sql tx, LockedConversation talk) {
    return tx.one("select key from desk where id = $1", row -> row.text("key"), talk.desk());
  }
}
