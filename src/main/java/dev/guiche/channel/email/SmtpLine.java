package dev.guiche.channel.email;

import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One kept connection to the SMTP server. It knows whether the end of a mail has gone out, which is
 * the one moment after which a broken line leaves open whether the server has the mail.
 */
final class SmtpLine {
  /** Servers hang up on lines that are silent for a while; a new one costs less than a surprise. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(20);

  private final Transport transport;
  private Instant lastUsed = Instant.now();

  private SmtpLine(Transport transport) {
    this.transport = transport;
  }

  private static final class Transport extends SMTPTransport {
    private volatile boolean ending;

    Transport(Session session, Server server, String protocol) {
      super(
          session,
          new URLName(protocol, server.host(), server.port(), null, server.user(), null),
          protocol,
          protocol.equals("smtps"));
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      ending = true;
      super.finishData();
    }
  }

  /** Connected and logged in. */
  static SmtpLine open(Server server) throws MessagingException {
    Session session = MailSessions.open("smtp", server, Wire.to(server));
    var line = new SmtpLine(new Transport(session, server, MailSessions.protocol("smtp", server)));
    try {
      line.transport.connect(
          server.host(), server.port(), server.user(), server.password().value());
      return line;
    } catch (MessagingException | RuntimeException unreachable) {
      line.close();
      throw unreachable;
    }
  }

  /** Whether it can be used without trying it first. */
  boolean isFresh() {
    return Instant.now().isBefore(lastUsed.plus(LONGEST_REST));
  }

  void send(MimeMessage mail) throws MessagingException {
    transport.ending = false;
    Address[] recipients = mail.getAllRecipients();
    transport.sendMessage(mail, recipients);
    lastUsed = Instant.now();
  }

  /** Whether the last mail went out whole, so that the server may have it. */
  boolean wasEnding() {
    return transport.ending;
  }

  void close() {
    try {
      transport.close();
    } catch (MessagingException | RuntimeException alreadyGone) {
      // closed is closed
    }
  }
}
