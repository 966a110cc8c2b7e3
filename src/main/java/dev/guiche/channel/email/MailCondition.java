package dev.guiche.channel.email;

import dev.guiche.channel.ChannelHealth;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** How both lines of a channel are, and what to do about one that is down; Portuguese. */
final class MailCondition {
  private static final Pattern BROKEN =
      Pattern.compile(
          "BYE Jakarta Mail Exception|dropped by server|\\[EOF]|not connected|new store"
              + " connection");

  /** The name that a command of ours bore. */
  private static final Pattern TAG = Pattern.compile("^[A-Z]{1,3}\\d+ ");

  private volatile @Nullable String imap = "ainda conectando ao servidor de entrada";
  private volatile @Nullable String smtp;

  void imapIsUp() {
    imap = null;
  }

  void imapIsDown(String why) {
    imap = why;
  }

  void smtpIsUp() {
    smtp = null;
  }

  void smtpIsDown(String why) {
    smtp = why;
  }

  ChannelHealth health() {
    String reading = imap;
    String sending = smtp;
    if (reading == null && sending == null) {
      return ChannelHealth.up();
    }
    String both = reading != null && sending != null ? "; " : "";
    return ChannelHealth.down(
        (reading == null ? "" : reading) + both + (sending == null ? "" : sending));
  }

  /** Where another node reads the mailbox. */
  ChannelHealth healthOfSending() {
    String sending = smtp;
    return sending == null
        ? new ChannelHealth(ChannelHealth.State.UP, "Outro nó lê esta caixa.")
        : ChannelHealth.down(sending);
  }

  /**
   * @param plain {@code imap} or {@code smtp}, as in {@code channels.yml}
   */
  static String explain(String plain, Server server, Throwable failure) {
    String where = plain.toUpperCase(Locale.ROOT) + " " + server.host() + ":" + server.port();
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 10; cause = next(cause), depth++) {
      String why = known(plain, server, cause);
      if (why != null) {
        return where + ": " + why;
      }
    }
    return where + ": " + inWords(plain, Clean.line(String.valueOf(failure.getMessage())));
  }

  /** What the library says in English, or the server in whatever language it has. */
  private static String inWords(String plain, String message) {
    if (message.contains("STARTTLS")) {
      return "o servidor não oferece STARTTLS, e sem proteção a senha não sai daqui; confira "
          + plain
          + ".security";
    }
    if (BROKEN.matcher(message).find()) {
      return "a conexão caiu";
    }
    return "o servidor respondeu: " + Clean.cut(TAG.matcher(message).replaceFirst(""), 200);
  }

  private static @Nullable Throwable next(Throwable cause) {
    return cause instanceof MessagingException mail ? mail.getNextException() : cause.getCause();
  }

  private static @Nullable String known(String plain, Server server, Throwable cause) {
    return switch (cause) {
      case AuthenticationFailedException refused ->
          "senha recusada para "
              + server.user()
              + "; confira "
              + plain
              + ".user e "
              + plain
              + ".password (alguns provedores exigem uma senha de aplicativo)";
      case FolderNotFoundException missing -> "a pasta não existe; confira folder";
      case UnknownHostException unknown ->
          "o servidor não foi encontrado; confira " + plain + ".host";
      case ConnectException refused ->
          "a conexão foi recusada; confira " + plain + ".host e " + plain + ".port";
      case SocketTimeoutException slow -> "o servidor não respondeu a tempo";
      case SSLException untrusted ->
          "a conexão segura falhou ("
              + Clean.cut(Clean.line(String.valueOf(untrusted.getMessage())), 120)
              + "); confira "
              + plain
              + ".security e o certificado do servidor";
      case FolderClosedException broken -> "a conexão caiu";
      case StoreClosedException broken -> "a conexão caiu";
      case IOException broken -> "a conexão caiu";
      default -> null;
    };
  }
}
