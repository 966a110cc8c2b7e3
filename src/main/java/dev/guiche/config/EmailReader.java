package dev.guiche.config;

import dev.guiche.config.EmailConfig.Security;
import dev.guiche.config.EmailConfig.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a channel of type {@code email}. */
record EmailReader(
    String name, String desk, Section section, Organization organization, List<String> desks) {
  private static final Map<Security, Integer> IMAP_PORTS =
      Map.of(Security.TLS, 993, Security.STARTTLS, 143, Security.NONE, 143);
  private static final Map<Security, Integer> SMTP_PORTS =
      Map.of(Security.TLS, 465, Security.STARTTLS, 587, Security.NONE, 25);

  EmailConfig read() {
    String address = section.required("address", Form.EMAIL, "?");
    var opens = section.choice("opens", EmailConfig.Opens.class, EmailConfig.Opens.TICKET);
    return new EmailConfig(
        name,
        desk,
        address,
        section.value("sender_name", Form.TEXT, organization.name()),
        server("imap", address, Security.TLS, IMAP_PORTS),
        server("smtp", address, Security.STARTTLS, SMTP_PORTS),
        section.value("folder", Form.TEXT, "INBOX"),
        opens,
        new MailRulesReader(desks, opens).read(section.section("rules")));
  }

  /** What a mail server's section lacks that the channel needs. */
  static String missing(Section server) {
    return server.credential("host", Form.HOST).isEmpty() ? "host" : "password";
  }

  private @Nullable Server server(
      String key, String address, Security usual, Map<Security, Integer> ports) {
    var server = section.section(key);
    String host = server.credential("host", Form.HOST).orElse("");
    String user = server.credential("user", Form.TEXT).orElse(address);
    String password = server.credential("password", Form.TEXT).orElse("");
    var security = server.choice("security", Security.class, usual);
    int port = server.value("port", Form.PORT, ports.getOrDefault(security, 0));
    if (security == Security.NONE && !host.isEmpty() && !Form.isLoopback(host)) {
      server.wrong("security", "security.none", host);
    }
    Path certificate = server.valueOrNull("certificate", Form.CERTIFICATE);
    server.close();
    boolean ready = !host.isEmpty() && !password.isEmpty();
    return ready ? new Server(host, port, security, user, new Secret(password), certificate) : null;
  }
}
