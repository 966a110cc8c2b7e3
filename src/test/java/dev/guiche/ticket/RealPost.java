package dev.guiche.ticket;

import dev.guiche.channel.Channel;
import dev.guiche.channel.email.EmailChannel;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.sandbox.mail.MailSandbox;
import java.util.function.BiFunction;

/** The house's mailbox {@code correio} as a real one, on a server of the sandbox. */
record RealPost(MailSandbox sandbox, String address, String password, Database database)
    implements BiFunction<GuicheConfig, Exclusive, Channel> {
  @Override
  public Channel apply(GuicheConfig config, Exclusive exclusive) {
    var written = (EmailConfig) config.channel("correio").orElseThrow();
    return new EmailChannel(
        new EmailConfig(
            written.name(),
            written.desk(),
            written.address(),
            written.senderName(),
            sandbox.imapFor(address, password),
            sandbox.smtpFor(address, password),
            written.folder(),
            written.opens(),
            written.rules()),
        database,
        exclusive);
  }
}
