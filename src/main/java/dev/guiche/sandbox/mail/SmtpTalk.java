package dev.guiche.sandbox.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SMTP with manners: nothing without a login, nothing to those who refuse it, and the fault that
 * was ordered for this mail, committed at the moment that hurts most.
 */
final class SmtpTalk implements Gate.Talk {
  private static final Pattern RECIPIENT =
      Pattern.compile("RCPT TO:\\s*<([^>]*)>.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Gate.Connection connection;
  private final Misbehaviour misbehaviour;
  private final MailHabits habits;
  private volatile boolean plain;
  private volatile boolean loggedIn;
  private volatile @Nullable Fault onAnswer;
  private boolean inMail;
  private @Nullable Fault onEnd;
  private @Nullable String refusalAtEnd;
  private volatile @Nullable String insteadOfAnswer;

  /**
   * @param plain whether STARTTLS is offered and not yet asked for
   */
  SmtpTalk(
      Gate.Connection connection, Misbehaviour misbehaviour, MailHabits habits, boolean plain) {
    this.connection = connection;
    this.misbehaviour = misbehaviour;
    this.habits = habits;
    this.plain = plain;
  }

  @Override
  public void fromClient(byte[] line) throws IOException {
    if (inMail) {
      mail(line);
      return;
    }
    String command = new String(line, ISO_8859_1);
    String verb = command.strip().toUpperCase(Locale.ROOT);
    var recipient = RECIPIENT.matcher(command);
    String refusal =
        recipient.matches() ? habits.refusal(MailSandbox.plain(recipient.group(1))) : null;
    if (verb.startsWith("AUTH")) {
      habits.countLogin();
    }
    if (plain && verb.equals("STARTTLS")) {
      answer("220 2.0.0 Ready to start TLS");
      plain = false;
      connection.secure(habits.tls());
    } else if (plain && verb.startsWith("AUTH")) {
      answer("538 5.7.11 Encryption required for requested authentication mechanism");
    } else if (verb.startsWith("MAIL") && !loggedIn) {
      answer("530 5.7.0 Authentication required");
    } else if (refusal != null) {
      answer(refusal);
    } else if (verb.equals("DATA")) {
      data(line);
    } else {
      connection.toServer(line);
    }
  }

  private void data(byte[] line) throws IOException {
    Fault fault = misbehaviour.onCall(MailSandbox.SEND);
    if (fault instanceof Fault.TooMany tooMany) {
      answer("450 4.7.1 Too many mails, try again in " + tooMany.retryAfter().toSeconds() + " s");
    } else if (fault instanceof Fault.Broken) {
      answer("451 4.3.0 Requested action aborted: local error");
    } else {
      onEnd = fault; // strikes when the mail is complete
      inMail = true;
      refusalAtEnd = habits.contentRefusal();
      if (refusalAtEnd == null) {
        connection.toServer(line);
      } else {
        answer("354 Go on");
      }
    }
  }

  private void mail(byte[] line) throws IOException {
    if (line[0] != '.' || !new String(line, ISO_8859_1).strip().equals(".")) {
      if (refusalAtEnd == null) {
        connection.toServer(line);
      }
      return;
    }
    inMail = false;
    if (refusalAtEnd != null) { // the server never saw the mail, and is to forget its sender
      insteadOfAnswer = refusalAtEnd;
      connection.toServer("RSET\r\n".getBytes(ISO_8859_1));
      return;
    }
    Fault fault = onEnd;
    onEnd = null;
    if (fault instanceof Fault.CutBefore) {
      connection.cut();
    } else if (!(fault instanceof Fault.Silent)) {
      onAnswer = fault;
      connection.toServer(line);
    }
  }

  @Override
  public void fromServer(byte[] piece) throws IOException {
    Fault fault = onAnswer;
    onAnswer = null;
    if (fault instanceof Fault.CutAfter) {
      connection.cut();
      return;
    }
    if (fault instanceof Fault.Slow slow) {
      pause(slow.by());
    }
    if (piece.length > 3 && new String(piece, 0, 3, ISO_8859_1).equals("235")) {
      loggedIn = true;
    }
    String refusal = insteadOfAnswer;
    insteadOfAnswer = null;
    if (refusal != null) {
      answer(refusal);
    } else {
      connection.toClient(plain ? offered(piece) : piece);
    }
  }

  /** The answer to EHLO is the one of several lines. */
  private static byte[] offered(byte[] piece) {
    String offer = new String(piece, ISO_8859_1);
    return offer.startsWith("250-")
        ? offer.replace("\r\n250 ", "\r\n250-STARTTLS\r\n250 ").getBytes(ISO_8859_1)
        : piece;
  }

  private void answer(String line) throws IOException {
    connection.toClient((line + "\r\n").getBytes(ISO_8859_1));
  }

  static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
