package dev.guiche.sandbox.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IMAP, with the fault that was ordered for a command, or that a server like this always has. */
final class ImapTalk implements Gate.Talk {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(\\S{1,20}) (?:UID )?([A-Z]{2,20})\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Set<String> LOGINS = Set.of("LOGIN", "AUTHENTICATE");
  private static final Set<String> CALLS =
      Set.of("LOGIN", "AUTHENTICATE", "SELECT", "EXAMINE", "FETCH", "SEARCH", "IDLE", "NOOP");

  private final Gate.Connection connection;
  private final Misbehaviour misbehaviour;
  private final MailHabits habits;
  private volatile boolean plain;
  private volatile boolean idling;
  private volatile @Nullable Fault onAnswer;

  /**
   * @param plain whether STARTTLS is offered and not yet asked for
   */
  ImapTalk(
      Gate.Connection connection, Misbehaviour misbehaviour, MailHabits habits, boolean plain) {
    this.connection = connection;
    this.misbehaviour = misbehaviour;
    this.habits = habits;
    this.plain = plain;
  }

  @Override
  public void fromClient(byte[] line) throws IOException {
    String text = new String(line, ISO_8859_1);
    var command = COMMAND.matcher(text);
    String verb = command.matches() ? command.group(2).toUpperCase(Locale.ROOT) : "";
    if (LOGINS.contains(verb)) {
      habits.countLogin();
    }
    if (plain && verb.equals("STARTTLS")) {
      connection.toClient((command.group(1) + " OK Begin TLS now\r\n").getBytes(ISO_8859_1));
      plain = false;
      connection.secure(habits.tls());
      return;
    }
    Fault always = habits.onImap(text);
    Fault fault = always != null || !CALLS.contains(verb) ? always : misbehaviour.onCall(verb);
    switch (fault) {
      case null -> {
        idling = verb.equals("IDLE"); // the next line ends it
        connection.toServer(line);
      }
      case Fault.TooMany tooMany -> refuse(command.group(1), "[LIMIT] Too many requests");
      case Fault.Broken broken -> refuse(command.group(1), "[SERVERBUG] Internal error");
      case Fault.CutBefore cut -> connection.cut();
      case Fault.Silent silent -> {}
      case Fault.CutAfter cut -> strikeLater(cut, line);
      case Fault.Slow slow -> strikeLater(slow, line);
    }
  }

  private void strikeLater(Fault fault, byte[] line) throws IOException {
    onAnswer = fault;
    connection.toServer(line);
  }

  private void refuse(String tag, String why) throws IOException {
    connection.toClient((tag + " NO " + why + "\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public void fromServer(byte[] piece) throws IOException {
    Fault fault = onAnswer;
    onAnswer = null;
    if (fault instanceof Fault.CutAfter) {
      connection.toClient(Arrays.copyOf(piece, piece.length / 2)); // in mid-answer
      connection.cut();
      return;
    }
    if (fault instanceof Fault.Slow slow) {
      SmtpTalk.pause(slow.by());
    }
    connection.toClient(isCapabilities(piece) ? offered(piece) : piece);
  }

  /** GreenMail takes a client that leaves in the middle of an IDLE for a defect. */
  @Override
  public byte[] farewell() {
    return (idling ? "DONE\r\n" : "").getBytes(ISO_8859_1);
  }

  private static boolean isCapabilities(byte[] piece) {
    return piece.length > 12 && new String(piece, 0, 12, ISO_8859_1).equals("* CAPABILITY");
  }

  private byte[] offered(byte[] piece) {
    String offer = new String(piece, ISO_8859_1);
    String idle = habits.idles() ? offer : offer.replace(" IDLE", "");
    String tls = plain ? idle.replaceFirst("\r\n", " STARTTLS LOGINDISABLED\r\n") : idle;
    return tls.getBytes(ISO_8859_1);
  }
}
