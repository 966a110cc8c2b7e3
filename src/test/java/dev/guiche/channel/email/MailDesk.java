package dev.guiche.channel.email;

import dev.guiche.config.EmailConfig;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.sandbox.mail.MailSandbox;
import java.time.Duration;

/** A desk's mailbox at a provider of its own, and the adapters that read it. */
record MailDesk(MailSandbox mail, Database database, Exclusive exclusive) implements AutoCloseable {
  static final String ADDRESS = "suporte@guiche.example";
  static final String PASSWORD = "segredo do \"balcao\"";

  private static final MailboxReader.Pace HASTY =
      new MailboxReader.Pace(
          Duration.ofSeconds(60), Duration.ofMillis(200), Duration.ofMillis(800));

  static MailDesk open(Database database) {
    database.update("delete from email_cursor");
    var mail = MailSandbox.start();
    mail.openMailbox(ADDRESS, PASSWORD);
    return new MailDesk(mail, database, new Exclusive(database));
  }

  EmailConfig config() {
    return new EmailConfig(
        "email-suporte",
        "suporte",
        ADDRESS,
        "Suporte Guichê",
        mail.imapFor(ADDRESS, PASSWORD),
        mail.smtpFor(ADDRESS, PASSWORD),
        "INBOX",
        EmailConfig.Opens.TICKET);
  }

  EmailChannel channel() {
    return new EmailChannel(config(), database, exclusive, HASTY);
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
