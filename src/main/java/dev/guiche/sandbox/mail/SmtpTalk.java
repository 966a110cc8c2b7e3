package dev.guiche.sandbox.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
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
  private final Predicate<String> refuses;
  private volatile boolean loggedIn;
  private volatile @Nullable Fault onAnswer;
  private boolean inMail;
  private @Nullable Fault onEnd;

  SmtpTalk(Gate.Connection connection, Misbehaviour misbehaviour, Predicate<String> refuses) {
    this.connection = connection;
    this.misbehaviour = misbehaviour;
    this.refuses = refuses;
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
    if (verb.startsWith("MAIL") && !loggedIn) {
      answer("530 5.7.0 Authentication required");
    } else if (recipient.matches() && refuses.test(recipient.group(1))) {
      answer("550 5.1.1 <" + recipient.group(1) + ">: Recipient address rejected: User unknown");
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
      connection.toServer(line);
    }
  }

  private void mail(byte[] line) throws IOException {
    if (line[0] != '.' || !new String(line, ISO_8859_1).strip().equals(".")) {
      connection.toServer(line);
      return;
    }
    inMail = false;
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
    connection.toClient(piece);
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
