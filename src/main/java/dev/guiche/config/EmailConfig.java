package dev.guiche.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox.
 *
 * @param address the desk's address, lower-case; replies come to it with a signed {@code +part}
 * @param senderName what stands before the address in From
 * @param imap where mail is read; null leaves the channel off (or, in the sandbox, on the stand-in)
 * @param smtp where mail is handed in; null likewise
 * @param opens what a mail that answers nothing begins
 * @param rules by which a new mail is classified; the first that fits decides
 */
public record EmailConfig(
    String name,
    String desk,
    String address,
    String senderName,
    @Nullable Server imap,
    @Nullable Server smtp,
    String folder,
    Opens opens,
    List<MailRule> rules)
    implements ChannelConfig {

  public EmailConfig {
    rules = List.copyOf(rules);
  }

  /** What a new mail begins. */
  public enum Opens {
    TICKET,
    CONVERSATION
  }

  /** How a connection is protected. NONE is accepted on loopback only. */
  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }

  /**
   * A mail server and how to log in there.
   *
   * @param certificate a PEM file with what the server's certificate is trusted by, in place of the
   *     authorities that everybody trusts; null for these
   */
  public record Server(
      String host,
      int port,
      Security security,
      String user,
      Secret password,
      @Nullable Path certificate) {}

  @Override
  public String missing() {
    return imap == null ? "imap" : smtp == null ? "smtp" : "";
  }
}
