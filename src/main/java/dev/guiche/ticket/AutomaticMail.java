package dev.guiche.ticket;

import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts.Origin;
import dev.guiche.database.Sql;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides whether a machine of ours may answer a mail: never another machine, never ourselves, and
 * nobody more often than a few times an hour, whatever they send.
 */
final class AutomaticMail {
  private static final Pattern NOBODY_READS =
      Pattern.compile(
          "(mailer-daemon|postmaster|bounces?|(no|do-?not|nao|não)[-_.]?(reply|responda|responder))"
              + "([-+_.].*)?@.*");

  private final Mailboxes mailboxes;
  private final int anHour;

  AutomaticMail(Mailboxes mailboxes, int anHour) {
    this.mailboxes = mailboxes;
    this.anHour = anHour;
  }

  /** Whether the sender may have an automatic answer, which is counted if so. */
  boolean mayAnswer(Sql tx, InboundMessage mail) {
    String address = mail.from().value();
    return mail.mail() != null
        && mail.mail().origin() == Origin.PERSON
        && isRead(address)
        && hasRoom(tx, address);
  }

  /** Whether a person may read what is sent there. */
  boolean isRead(String address) {
    return !mailboxes.isOurs(address)
        && !NOBODY_READS.matcher(address.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether one more may go there in this hour; it is counted. */
  boolean hasRoom(Sql tx, String address) {
    return count(tx, address) <= anHour;
  }

  private static int count(Sql tx, String address) {
    return tx.one(
        """
        insert into automatic_mail as m (address) values ($1)
        on conflict (address) do update set
          since = case when m.since < now() - interval '1 hour' then now() else m.since end,
          sent = case when m.since < now() - interval '1 hour' then 1 else m.sent + 1 end
        returning sent
        """,
        row -> row.integer("sent"),
        address);
  }
}
