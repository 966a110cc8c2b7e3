package dev.guiche.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads {@code portal:}. */
final class PortalReader {
  private PortalReader() {}

  static PortalConfig read(Section section, Organization organization) {
    var key =
        section
            .credential("identity_key", ChannelsReader.SIGNING_KEY)
            .map(Secret::new)
            .orElse(null);
    var openId = openId(section.section("openid"), organization);
    section.close();
    return new PortalConfig(key, openId);
  }

  /** Without an issuer there is none; with one, the rest has to be there. */
  private static PortalConfig.@Nullable OpenId openId(Section section, Organization organization) {
    var issuer = section.credential("issuer", Form.TEXT).orElse(null);
    var url = section.value("issuer", Form.SERVER_URL, URI.create("https://localhost"));
    String id = section.credential("client_id", Form.TEXT).orElse("");
    String secret = section.credential("client_secret", Form.TEXT).orElse("");
    String label = section.value("label", Form.TEXT, "Entrar com " + organization.name());
    section.close();
    if (issuer == null) {
      return null;
    }
    if (id.isEmpty()) {
      section.wrong("client_id", "missing", "client_id");
    }
    if (secret.isEmpty()) {
      section.wrong("client_secret", "missing", "client_secret");
    }
    return new PortalConfig.OpenId(url, id, new Secret(secret), label);
  }
}
