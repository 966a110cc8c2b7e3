package dev.guiche.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code channels:}. */
final class ChannelsReader {
  /** The values of {@code type:}. */
  private enum Type {
    TELEGRAM,
    WHATSAPP,
    EMAIL,
    WEBCHAT
  }

  private static final Form<WebchatConfig.Ask> ASK =
      new Form<>("form.ask", text -> WebchatConfig.Ask.valueOf(text.toUpperCase(Locale.ROOT)));
  private static final Form<String> BOT_TOKEN = Form.matching("form.token", "\\d+:[A-Za-z0-9_-]+");
  private static final Form<String> WEBHOOK_SECRET =
      Form.matching("form.webhook_secret", "[A-Za-z0-9_-]{16,256}");
  private static final Form<String> ACCOUNT_SID = Form.matching("form.account", "AC[0-9a-f]{32}");
  private static final Form<String> SENDER =
      Form.matching("form.sender", "\\+[1-9]\\d{7,14}|MG[0-9a-f]{32}");
  private static final Form<String> TEMPLATE = Form.matching("form.template", "HX[0-9a-f]{32}");
  static final Form<String> SIGNING_KEY = Form.matching("form.signing_key", ".{16,}");

  private final Section root;
  private final Organization organization;
  private final List<String> desks;
  private final List<ChannelConfig> channels = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final Map<String, String> holders = new HashMap<>();

  ChannelsReader(Section root, Organization organization) {
    this.root = root;
    this.organization = organization;
    this.desks = root.section("desks").names();
    root.section("channels").sections().forEach(this::add);
  }

  List<ChannelConfig> read() {
    return channels;
  }

  /** One line for each channel that is off, with what to set. */
  List<String> notices() {
    return notices;
  }

  List<String> mailboxes() {
    return names(EmailConfig.class);
  }

  List<String> bots() {
    return names(TelegramConfig.class);
  }

  private List<String> names(Class<? extends ChannelConfig> kind) {
    return channels.stream().filter(kind::isInstance).map(ChannelConfig::name).toList();
  }

  private void add(String name, Section section) {
    Type type = section.choiceOrNull("type", Type.class);
    if (type == null) {
      if (!section.has("type")) {
        section.wrong("type", "missing.type", String.join(", ", Form.names(Type.class)));
      }
      return;
    }
    ChannelConfig channel =
        switch (type) {
          case TELEGRAM -> telegram(name, section);
          case WHATSAPP -> whatsApp(name, section);
          case EMAIL -> new EmailReader(name, desk(section), section, organization, desks).read();
          case WEBCHAT -> webchat(name, section);
        };
    section.close();
    if (channel instanceof EmailConfig email) {
      heldOnce(section, "address", email.address());
    }
    if (!channel.missing().isEmpty()) {
      notices.add(notice(section, channel));
    }
    channels.add(channel);
  }

  private TelegramConfig telegram(String name, Section section) {
    var mode = section.choice("mode", TelegramConfig.Mode.class, TelegramConfig.Mode.POLLING);
    var secret = secret(section, "webhook_secret", WEBHOOK_SECRET);
    var token = secret(section, "token", BOT_TOKEN);
    if (mode == TelegramConfig.Mode.WEBHOOK && secret == null && token != null) {
      section.wrong("webhook_secret", "webhook.secret");
    }
    if (token != null) {
      heldOnce(section, "token", token.value());
    }
    return new TelegramConfig(
        name,
        desk(section),
        token,
        section.value("api_url", Form.SERVER_URL, URI.create("https://api.telegram.org")),
        mode,
        secret);
  }

  private WhatsAppConfig whatsApp(String name, Section section) {
    var from = section.credential("from", SENDER).orElse(null);
    if (from != null) {
      heldOnce(section, "from", from);
    }
    return new WhatsAppConfig(
        name,
        desk(section),
        section.credential("account_sid", ACCOUNT_SID).orElse(null),
        section.credentials("auth_token", Form.TEXT).stream().map(Secret::new).toList(),
        from,
        section.value("api_url", Form.SERVER_URL, URI.create("https://api.twilio.com")),
        section.credential("template", TEMPLATE).orElse(null),
        lists(section.section("lists")));
  }

  /** WhatsApp shows lists of at most ten options. */
  private static Map<Integer, String> lists(Section section) {
    var lists = new HashMap<Integer, String>();
    for (String options : section.names()) {
      var template = section.credential(options, TEMPLATE);
      if (options.matches("[1-9]|10")) {
        template.ifPresent(sid -> lists.put(Integer.valueOf(options), sid));
      } else {
        section.wrong(options, "lists.options", options);
      }
    }
    return lists;
  }

  private WebchatConfig webchat(String name, Section section) {
    var origins = section.list("origins", Form.ORIGIN);
    if (origins.isEmpty() && !section.has("origins")) {
      section.wrong("origins", "origins.none");
    }
    return new WebchatConfig(
        name,
        desk(section),
        origins,
        secret(section, "identity_key", SIGNING_KEY),
        section.value("title", Form.TEXT, organization.name()),
        section.value("greeting", Form.TEXT, "Olá! Como podemos ajudar?"),
        section.list("ask", ASK));
  }

  private String desk(Section section) {
    String desk = section.value("desk", Form.TEXT, desks.isEmpty() ? "?" : desks.getFirst());
    if (!desks.isEmpty() && !desks.contains(desk)) {
      section.unknown("desk", "desk.unknown", desk, desks);
    }
    return desk;
  }

  private static @Nullable Secret secret(Section section, String key, Form<String> form) {
    return section.credential(key, form).map(Secret::new).orElse(null);
  }

  /** Two channels that read from one place would take each other's messages. */
  private void heldOnce(Section section, String key, String value) {
    String earlier = holders.putIfAbsent(value, section.pathOf(key));
    if (earlier != null) {
      section.wrong(key, "held.twice", earlier);
    }
  }

  private static String notice(Section section, ChannelConfig channel) {
    var problems = section.problems();
    String missing = channel.missing();
    boolean server = channel instanceof EmailConfig;
    var at = server ? section.section(missing) : section;
    String key = server ? EmailReader.missing(at) : missing;
    return problems.say(
        "channel.off", channel.name(), at.setter(key), problems.file(), at.line(key));
  }
}
