package dev.guiche.ticket.absence;

import dev.guiche.care.Care;
import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.Organization;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewDelivery;
import dev.guiche.conversation.Outbox;
import dev.guiche.database.Sql;
import dev.guiche.ticket.MailWriter;
import dev.guiche.ticket.TicketMail;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.Wording;
import java.util.List;
import java.util.Objects;

/** Mails what a visitor of the site was answered; their reply finds the talk by its references. */
public record AnswerByMail(Ticketing ticketing, Organization house) implements Care.ByMail {
  @Override
  public void send(Sql tx, LockedConversation talk, Care.Answer answer) {
    ticketing
        .mailboxes()
        .of(answer.deskKey(), null)
        .ifPresent(mailbox -> post(tx, talk, answer, mailbox));
  }

  private void post(Sql tx, LockedConversation talk, Care.Answer answer, EmailConfig mailbox) {
    var files = ticketing.mailFiles();
    var shared = files.share(answer.files());
    var body = new MailWriter(house.locale()).aside(answer.intro());
    answer.words().forEach(body::paragraph);
    files.write(body, Wording.in(house.locale()), house.zone(), shared, tx.now());
    var done = body.rule().aside(answer.outro()).done();
    Outbox.enqueue(
        tx,
        new NewDelivery(
            answer.entry(),
            talk.timeline(),
            new ChannelName(mailbox.name()),
            Address.email(Objects.requireNonNull(talk.email())),
            done.text(),
            done.html(),
            shared.inside(),
            null,
            new MailEnvelope(
                answer.subject(),
                ticketing.messageIds().next(answer.entry().value(), mailbox.address()),
                TicketMail.references(tx, List.of(talk.timeline())),
                null,
                false)));
  }
}
