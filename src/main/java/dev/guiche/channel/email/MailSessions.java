package dev.guiche.channel.email;

import dev.guiche.config.EmailConfig.Security;
import dev.guiche.config.EmailConfig.Server;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * How a server is spoken to: every wait has an end, certificates are checked, and nothing is ever
 * printed (the library's debugging would show passwords).
 */
final class MailSessions {
  private static final String CONNECT_MILLIS = "15000";
  private static final String ANSWER_MILLIS = "60000";

  private static final String STREAMS = "jakarta.mail.util.StreamProvider";

  private MailSessions() {}

  /** The library would search the class path anew, half a millisecond, for each part of a mail. */
  static void nameStreams() {
    if (System.getProperty(STREAMS) == null) {
      System.setProperty(STREAMS, MailStreamProvider.class.getName());
    }
  }

  /** The library's name of the protocol, which decides whether TLS comes first. */
  static String protocol(String plain, Server server) {
    return server.security() == Security.TLS ? plain + "s" : plain;
  }

  /**
   * @param plain {@code imap} or {@code smtp}
   * @param wire makes the sockets
   */
  static Session open(String plain, Server server, Wire wire) {
    String mail = "mail." + protocol(plain, server) + ".";
    var settings = new Properties();
    settings.setProperty(mail + "connectiontimeout", CONNECT_MILLIS);
    settings.setProperty(mail + "timeout", ANSWER_MILLIS);
    settings.setProperty(mail + "writetimeout", ANSWER_MILLIS);
    settings.setProperty(mail + "ssl.checkserveridentity", "true");
    settings.setProperty(mail + "ssl.protocols", "TLSv1.2 TLSv1.3");
    if (server.security() == Security.STARTTLS) {
      settings.setProperty(mail + "starttls.enable", "true");
      settings.setProperty(mail + "starttls.required", "true");
    }
    wire.equip(settings, mail);
    settings.setProperty(mail + "auth", "true"); // counts for SMTP
    settings.setProperty("mail.debug", "false");
    return Session.getInstance(settings);
  }

  /** Whether a connection without TLS would leave this machine. */
  static boolean isExposed(Server server) {
    return server.security() == Security.NONE && !isLoopback(server.host());
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
