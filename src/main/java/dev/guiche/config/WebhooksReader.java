package dev.guiche.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code webhooks:}. */
final class WebhooksReader {
  /** The form of the Standard Webhooks specification, whose libraries undo the base64. */
  private static final Form<String> SECRET =
      new Form<>("form.webhook_signing", WebhooksReader::signing);

  private static final Form<URI> ADDRESS = new Form<>("form.address", WebhooksReader::address);

  private final boolean sandbox;

  private WebhooksReader(boolean sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * @param sandbox everything may live on this machine
   */
  static List<WebhookConfig> readAll(Section section, boolean sandbox) {
    var reader = new WebhooksReader(sandbox);
    var hooks = new ArrayList<WebhookConfig>();
    section.sections().forEach((name, hook) -> hooks.add(reader.read(name, hook)));
    return hooks;
  }

  private WebhookConfig read(String name, Section section) {
    var url = section.required("url", ADDRESS, URI.create("https://localhost"));
    var secrets = section.list("secret", SECRET).stream().map(Secret::new).toList();
    if (section.isEmpty("secret") || (secrets.isEmpty() && section.problems().isEmpty())) {
      section.wrong("secret", "missing", "secret");
    }
    boolean internal = section.value("internal", Form.FLAG, false);
    boolean nearby = section.value("private", Form.FLAG, false) || sandbox;
    if ("http".equals(url.getScheme()) && !nearby) {
      section.wrong("url", "webhook.plain");
    }
    var events = events(section, internal);
    section.close();
    return new WebhookConfig(name, url, secrets, events, internal, nearby);
  }

  /** Without a list, all that it may know. */
  private static Set<WebhookEvent> events(Section section, boolean internal) {
    var events = EnumSet.noneOf(WebhookEvent.class);
    for (String word : section.list("events", Form.TEXT)) {
      WebhookEvent.of(word)
          .ifPresentOrElse(
              events::add,
              () -> section.unknown("events", "webhook.event", word, WebhookEvent.words()));
    }
    if (!internal && events.stream().anyMatch(WebhookEvent::isInternal)) {
      section.wrong("events", "webhook.internal");
    }
    if (!section.has("events")) {
      Arrays.stream(WebhookEvent.values())
          .filter(event -> internal || !event.isInternal())
          .forEach(events::add);
    }
    return events;
  }

  private static String signing(String text) {
    String bare = text.startsWith("whsec_") ? text.substring("whsec_".length()) : text;
    int bytes = Base64.getDecoder().decode(bare).length;
    if (bytes < 24 || bytes > 64) {
      throw new IllegalArgumentException();
    }
    return bare;
  }

  private static URI address(String text) {
    var url = URI.create(text);
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new IllegalArgumentException();
    }
    return url;
  }
}
