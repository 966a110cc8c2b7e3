package dev.guiche.channel.email;

import dev.guiche.channel.Address;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.EmailConfig.Server;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.sandbox.mail.MailSandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A desk's mailbox at a provider of its own, and the adapters that read it. */
record MailDesk(MailSandbox mail, Database database, Exclusive exclusive) implements AutoCloseable {
  static final String ADDRESS = "suporte@guiche.example";
  static final String PASSWORD = "segredo do \"balcao\"";

  static final MailboxReader.Pace HASTY =
      new MailboxReader.Pace(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMillis(200),
          Duration.ofMillis(800));

  static MailDesk open(Database database) {
    return open(database, MailSandbox.start());
  }

  static MailDesk open(Database database, MailSandbox mail) {
    database.update("delete from email_cursor");
    mail.openMailbox(ADDRESS, PASSWORD);
    return new MailDesk(mail, database, new Exclusive(database));
  }

  EmailConfig config() {
    return config(mail.imapFor(ADDRESS, PASSWORD), mail.smtpFor(ADDRESS, PASSWORD), "INBOX");
  }

  static EmailConfig config(Server imap, Server smtp, String folder) {
    return new EmailConfig(
        "email-suporte",
        "suporte",
        ADDRESS,
        "Suporte Guichê",
        imap,
        smtp,
        folder,
        EmailConfig.Opens.TICKET,
        List.of());
  }

  EmailChannel channel() {
    return channel(HASTY);
  }

  EmailChannel channel(MailboxReader.Pace pace) {
    return new EmailChannel(config(), database, exclusive, pace);
  }

  EmailChannel channel(EmailConfig config) {
    return new EmailChannel(config, database, exclusive, HASTY);
  }

  /** A consultant's answer; the same number is the same mail. */
  static OutboundMessage letter(long number, String to, String text) {
    var envelope =
        new MailEnvelope(
            "Re: Ajuda",
            new ExternalId("<" + number + ".abc@guiche.example>"),
            List.of(),
            null,
            false);
    return new OutboundMessage(number, Address.email(to), text, null, List.of(), null, envelope);
  }

  /** A plain mail, as it lies on the server. */
  static byte[] mail(String id, String text) {
    return ("From: Maria <maria@cliente.example>\r\nTo: "
            + ADDRESS
            + "\r\nSubject: Ajuda\r\n"
            + (id.isEmpty() ? "" : "Message-ID: <" + id + "@cliente.example>\r\n")
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + text
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  void put(String id, String text) {
    mail.put(ADDRESS, mail(id, text));
  }

  /** The highest UID up to which every mail is kept, by the database. */
  long lastUid() {
    return database
        .first("select last_uid from email_cursor", row -> row.number("last_uid"))
        .orElse(0L);
  }

  @Override
  public void close() {
    exclusive.close();
    mail.close();
  }
}
