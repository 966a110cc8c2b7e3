package dev.guiche.portal;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.config.EmailConfig;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.ProvenEmail;
import dev.guiche.conversation.NewDelivery;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.http.door.LoginLinks;
import dev.guiche.ticket.MailWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mails the link that opens the customers' area, to those whom we know. */
final class LoginMail {
  private final PortalServices services;

  LoginMail(PortalServices services) {
    this.services = services;
  }

  /** Does nothing for an address that is nobody's. */
  void send(String email, Locale locale) {
    boolean sent =
        services
            .database()
            .inTransaction(
                tx -> {
                  var contact = ProvenEmail.owner(tx, email);
                  var mailbox = mailbox();
                  if (contact.isEmpty() || mailbox == null) {
                    return false;
                  }
                  post(tx, contact.get(), Address.email(email), mailbox, locale);
                  return true;
                });
    if (sent) {
      services.outbox().wake();
    }
  }

  private @Nullable EmailConfig mailbox() {
    String desk = services.config().portalDesks().getFirst().key();
    return services.ticketing().mailboxes().of(desk, null).orElse(null);
  }

  private void post(Sql tx, ContactId contact, Address to, EmailConfig mailbox, Locale locale) {
    var words = PortalWords.in(locale);
    var line = line(tx, contact);
    var entry = Timelines.add(tx, line, NewEntry.event("login-link", null, false, Map.of()));
    // Behind the #, where no server, log or mail scanner that opens links reads it.
    String link = services.publicUrl() + "/portal/entrar#chave=" + LoginLinks.make(tx, contact);
    var body =
        MailWriter.unanswered(locale)
            .paragraph(words.invitation())
            .link(words.enter(), link)
            .aside(words.shortLived())
            .done();
    var envelope =
        new MailEnvelope(
            words.subject() + " · " + services.config().organization().name(),
            services.ticketing().messageIds().next(entry.value(), mailbox.address()),
            List.of(),
            null,
            true);
    Outbox.enqueue(
        tx,
        new NewDelivery(
            entry,
            line,
            new ChannelName(mailbox.name()),
            to,
            body.text(),
            body.html(),
            List.of(),
            null,
            envelope));
  }

  /** Letters that belong to no talk and no ticket stand on a line of their own. */
  private static TimelineId line(Sql tx, ContactId contact) {
    tx.list(
        "select pg_advisory_xact_lock(hashtextextended($1, 5))::text",
        row -> 0,
        "letters " + contact.value());
    return tx.first(
            "select timeline_id from letter_line where contact_id = $1",
            row -> new TimelineId(row.number("timeline_id")),
            contact)
        .orElseGet(
            () -> {
              var line = Timelines.open(tx, contact);
              tx.update(
                  "insert into letter_line (contact_id, timeline_id) values ($1, $2)",
                  contact,
                  line);
              return line;
            });
  }
}
