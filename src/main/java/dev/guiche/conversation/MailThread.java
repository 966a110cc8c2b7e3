package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.database.Sql;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps our mails of one conversation in one thread in the customer's mailbox. */
final class MailThread {
  private MailThread() {}

  /** Null on every channel but e-mail. */
  static @Nullable MailEnvelope envelope(
      Sql tx, Channel channel, TimelineId timeline, EntryId entry) {
    var mailbox = channel.mailbox();
    if (mailbox == null) {
      return null;
    }
    var thread =
        tx.list(
            """
            select coalesce(e.external_id, d.external_id) as id
            from entry e left join delivery d on d.entry_id = e.id
            where e.timeline_id = $1 and coalesce(e.external_id, d.external_id) like '<%>'
            order by e.position desc, e.id desc limit 20
            """,
            row -> new ExternalId(row.text("id")), timeline);
    return new MailEnvelope(
        subject(tx, timeline), messageId(mailbox, entry), thread.reversed(), null, false);
  }

  private static String subject(Sql tx, TimelineId timeline) {
    return tx.one(
        """
        select c.protocol, (select subject from entry where timeline_id = $1 and subject <> '' order by position limit 1)
          as subject
        from conversation c where c.timeline_id = $1
        """,
        row -> {
          var first = row.textOrNull("subject");
          var protocol = row.text("protocol");
          return first == null
              ? "Atendimento " + protocol
              : "Re: " + first.replaceFirst("(?i)^(re:\\s*)+", "");
        },
        timeline);
  }

  /**
   * Fixed before the first attempt, so that a repeated mail is the same mail; random, so that
   * nobody guesses it.
   */
  static ExternalId messageId(Address mailbox, EntryId entry) {
    var domain = mailbox.value().substring(mailbox.value().indexOf('@') + 1);
    return new ExternalId("<%d.%s@%s>".formatted(entry.value(), UUID.randomUUID(), domain));
  }
}
