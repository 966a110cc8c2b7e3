package dev.guiche.ticket;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts;
import dev.guiche.channel.MailFacts.Bounce;
import dev.guiche.channel.MailFacts.Origin;
import dev.guiche.channel.OutboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail that a customer sends. */
public record Letter(
    String mailbox,
    String from,
    String to,
    String subject,
    String text,
    List<ExternalId> references,
    Origin origin,
    @Nullable Bounce bounce) {

  public static Letter from(String address, String subject, String text) {
    return new Letter(
        "correio", address, "suporte@casa.example", subject, text, List.of(), Origin.PERSON, null);
  }

  /** Answers a mail of ours as a mail client does: to its reply address, with its reference. */
  public static Letter answer(OutboundMessage ours, String text) {
    return from(ours.to().value(), "Re: " + ours.mail().subject(), text)
        .to(ours.mail().replyTo() == null ? "suporte@casa.example" : ours.mail().replyTo())
        .citing(ours.mail().messageId());
  }

  public Letter to(String address) {
    return new Letter(mailbox, from, address, subject, text, references, origin, bounce);
  }

  public Letter by(String address) {
    return new Letter(mailbox, address, to, subject, text, references, origin, bounce);
  }

  public Letter at(String box) {
    return new Letter(box, from, to, subject, text, references, origin, bounce);
  }

  public Letter subject(String words) {
    return new Letter(mailbox, from, to, words, text, references, origin, bounce);
  }

  public Letter citing(ExternalId... ids) {
    return new Letter(mailbox, from, to, subject, text, List.of(ids), origin, bounce);
  }

  public Letter origin(Origin by) {
    return new Letter(mailbox, from, to, subject, text, references, by, bounce);
  }

  public static Letter bounce(OutboundMessage ours) {
    var failed =
        new Bounce(ours.mail().messageId(), ours.to().value(), "550 5.1.1 User unknown", true);
    return new Letter(
        "correio",
        "mailer-daemon@far.example",
        "suporte@casa.example",
        "Undelivered Mail Returned to Sender",
        "",
        List.of(),
        Origin.BOUNCE,
        failed);
  }

  public InboundMessage message() {
    var id = new ExternalId("<" + UUID.randomUUID() + "@customer.example>");
    return new InboundMessage(
        new ChannelName(mailbox),
        id,
        Address.email(from),
        "Maria Silva",
        Instant.now(),
        0,
        Content.text(text),
        List.of(),
        null,
        from,
        new MailFacts(subject, List.of(to), references, origin, bounce));
  }
}
