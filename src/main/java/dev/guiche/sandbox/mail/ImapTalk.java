package dev.guiche.sandbox.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IMAP, with the fault that was ordered for a command. */
final class ImapTalk implements Gate.Talk {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(\\S{1,20}) (?:UID )?([A-Z]{2,20})\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Set<String> CALLS =
      Set.of("LOGIN", "AUTHENTICATE", "SELECT", "EXAMINE", "FETCH", "SEARCH", "IDLE", "NOOP");

  private final Gate.Connection connection;
  private final Misbehaviour misbehaviour;
  private volatile @Nullable Fault onAnswer;

  ImapTalk(Gate.Connection connection, Misbehaviour misbehaviour) {
    this.connection = connection;
    this.misbehaviour = misbehaviour;
  }

  @Override
  public void fromClient(byte[] line) throws IOException {
    var command = COMMAND.matcher(new String(line, ISO_8859_1));
    String verb = command.matches() ? command.group(2).toUpperCase(Locale.ROOT) : "";
    Fault fault = CALLS.contains(verb) ? misbehaviour.onCall(verb) : null;
    switch (fault) {
      case null -> connection.toServer(line);
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
      connection.toClient(java.util.Arrays.copyOf(piece, piece.length / 2)); // in mid-answer
      connection.cut();
      return;
    }
    if (fault instanceof Fault.Slow slow) {
      SmtpTalk.pause(slow.by());
    }
    connection.toClient(piece);
  }
}
