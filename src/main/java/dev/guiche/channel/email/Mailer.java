package dev.guiche.channel.email;

import dev.guiche.channel.MailEnvelope;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands mail in by SMTP over a few connections that stay open between mails. */
final class Mailer {
  private static final int MOST_LINES = 4;
  private static final int SECONDS_FOR_A_LINE = 60;

  private final Server server;
  private final MailComposer composer;
  private final MailCondition condition;
  private final ConcurrentLinkedDeque<SmtpLine> resting = new ConcurrentLinkedDeque<>();
  private final Semaphore lines = new Semaphore(MOST_LINES, true);

  Mailer(EmailConfig config, Server server, String loopToken, MailCondition condition) {
    this.server = server;
    this.composer = new MailComposer(config, loopToken);
    this.condition = condition;
  }

  /** Logs in once, so that a wrong password shows before the first answer. */
  void tryLine() {
    try {
      rest(open());
    } catch (MessagingException shownInHealth) {
      // open has told the condition
    }
  }

  void send(OutboundMessage message, MailEnvelope envelope) throws SendFailure {
    MimeMessage mail = compose(message, envelope);
    takeTurn();
    try {
      send(mail);
    } finally {
      lines.release();
    }
  }

  private MimeMessage compose(OutboundMessage message, MailEnvelope envelope)
      throws SendFailure.Refused {
    try {
      return composer.compose(message, envelope);
    } catch (AddressException malformed) {
      throw new SendFailure.Refused(
          "O endereço de e-mail não é válido: " + message.to().value(), malformed);
    } catch (MessagingException | RuntimeException unwritable) {
      throw new SendFailure.Refused("O e-mail não pôde ser montado", unwritable);
    }
  }

  private void takeTurn() throws SendFailure.Later {
    try {
      if (!lines.tryAcquire(SECONDS_FOR_A_LINE, TimeUnit.SECONDS)) {
        throw new SendFailure.Later("O servidor de e-mail está lento", null, null);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new SendFailure.Later("O envio foi interrompido", null, stopping);
    }
  }

  private void send(MimeMessage mail) throws SendFailure {
    SmtpLine kept = fresh();
    if (kept != null && sendOver(kept, mail, true)) {
      return;
    }
    SmtpLine line;
    try {
      line = open();
    } catch (MessagingException unreachable) {
      throw SmtpRefusals.of(unreachable, false, server);
    }
    sendOver(line, mail, false);
  }

  /**
   * @param again whether another line is tried when this one turns out to be dead
   * @return whether the mail was handed in
   */
  private boolean sendOver(SmtpLine line, MimeMessage mail, boolean again) throws SendFailure {
    try {
      line.send(mail);
      rest(line);
      condition.smtpIsUp();
      return true;
    } catch (MessagingException failed) {
      SendFailure meaning = SmtpRefusals.of(failed, line.wasEnding(), server);
      if (again && !line.wasEnding() && !(meaning instanceof SendFailure.Refused)) {
        line.close();
        return false;
      }
      if (meaning instanceof SendFailure.Refused) {
        rest(line);
      } else {
        line.close();
        if (SmtpRefusals.isOurs(failed)) {
          condition.smtpIsDown(MailCondition.explain("smtp", server, failed));
        }
      }
      throw meaning;
    }
  }

  private SmtpLine open() throws MessagingException {
    try {
      SmtpLine line = SmtpLine.open(server);
      condition.smtpIsUp();
      return line;
    } catch (MessagingException unreachable) {
      condition.smtpIsDown(MailCondition.explain("smtp", server, unreachable));
      throw unreachable;
    }
  }

  private @Nullable SmtpLine fresh() {
    for (SmtpLine line = resting.pollFirst(); line != null; line = resting.pollFirst()) {
      if (line.isFresh()) {
        return line;
      }
      line.close();
    }
    return null;
  }

  private void rest(SmtpLine line) {
    resting.addFirst(line);
  }

  void close() {
    for (SmtpLine line = resting.pollFirst(); line != null; line = resting.pollFirst()) {
      line.close();
    }
  }
}
