package dev.guiche.walk;

import dev.guiche.app.ApiClient;
import dev.guiche.app.GatewayProcess;
import dev.guiche.app.Town;
import dev.guiche.app.WebCustomer;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.telegram.TelegramRoom;
import dev.guiche.sandbox.whatsapp.TwilioAccount;
import dev.guiche.sandbox.whatsapp.TwilioStandIn;
import dev.guiche.webhook.Receiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A company that has moved in: its channels.yml, a gateway in a process of its own, the providers,
 * and the time. One for all chapters of a walk.
 */
final class Firm implements BeforeAllCallback, AfterAllCallback {
  static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  static final String MAILBOX = Town.MAILBOX;

  private static final String ADMIN = "admin@minha-empresa.example";
  static final String PASSWORD = "uma senha bem comprida";

  private final TestDatabase db = TestDatabase.withClock();

  /** Somebody's, that is told what happens. */
  final Receiver program = new Receiver();

  private final String file;
  private final List<String> numbers;
  private final Map<String, TwilioStandIn> lines = new HashMap<>();
  private final List<WebCustomer> visitors = new ArrayList<>();
  private final HttpClient browser = HttpClient.newHttpClient();
  private final Map<String, Long> desks = new HashMap<>();
  private @Nullable GatewayProcess gateway;
  private @Nullable Town town;
  private @Nullable Colleague admin;
  private @Nullable TelegramRoom group;

  /**
   * @param file its channels.yml, beside the test
   * @param numbers its channels of WhatsApp, each with a provider of its own; the file finds its
   *     number under {@code ${NAME}} and the provider under {@code ${NAME_URL}}
   */
  Firm(String file, String... numbers) {
    this.file = file;
    this.numbers = List.of(numbers);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    db.beforeAll(context);
    var process = new GatewayProcess(Files.createTempDirectory("guiche-walk-"));
    gateway = process;
    var providers = new Town(TestDatabase.vertx(), process.url());
    town = providers;
    var room = providers.telegram.bot(Town.BOT).room("Nosso grupo");
    group = room;
    process
        .forAShortLife()
        .with("GROUP", Long.toString(room.chat()))
        .with("GUICHE_DATABASE_URL", db.address().url())
        .with("GUICHE_ADMIN_EMAIL", ADMIN)
        .with("GUICHE_ADMIN_PASSWORD", PASSWORD)
        .with("GUICHE_CONFIG", Path.of("src/test/resources/dev/guiche/walk", file).toString())
        .with("TELEGRAM_TOKEN", Town.BOT)
        .with("TELEGRAM_URL", providers.telegram.url().toString())
        .with("MAILBOX", MAILBOX)
        .with("MAIL_PASSWORD", Town.PASSWORD)
        .with("IMAP_PORT", Integer.toString(providers.mail.imapPort()))
        .with("SMTP_PORT", Integer.toString(providers.mail.smtpPort()))
        .with("TWILIO_SID", providers.account.sid())
        .with("TWILIO_TOKEN", providers.account.authToken())
        .with("MORNING", whereItIsMorning())
        .with("WEBHOOK_URL", program.url());
    numbers.forEach(channel -> process.with(variable(channel), opens(channel)));
    lines.forEach(
        (channel, line) -> process.with(variable(channel) + "_URL", line.url().toString()));
    process.start();
    admin = new Colleague(this, ADMIN, 0);
    admin()
        .get("desks")
        .get("items")
        .forEach(desk -> desks.put(desk.get("key").asText(), desk.get("id").asLong()));
  }

  /** A time zone in which it is past ten, wherever this is run. */
  private static String whereItIsMorning() {
    int ahead = 10 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
    int hours = ahead < -12 ? ahead + 24 : ahead;
    return "Etc/GMT" + (hours > 0 ? "-" + hours : "+" + -hours); // the name counts to the west
  }

  private static String variable(String channel) {
    return channel.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * A provider for one channel.
   *
   * @return the channel's number
   */
  private String opens(String channel) {
    var account = town().account;
    var number = "+55114000%04d".formatted(lines.size() + 2);
    var hook = url().resolve("/hooks/whatsapp/" + channel);
    var owner =
        new TwilioAccount(account.sid(), account.authToken(), number, account.service(), hook);
    lines.put(channel, TwilioStandIn.start(TestDatabase.vertx(), 0, owner));
    return number;
  }

  /** Whoever sees and may do everything. */
  Colleague admin() {
    return Objects.requireNonNull(admin);
  }

  long desk(String key) {
    return Objects.requireNonNull(desks.get(key), key);
  }

  /** Somebody new, who works for these desks; none: for all. */
  Colleague hire(String name, String role, String... forDesks) {
    var ids =
        forDesks.length == 0 ? desks.values() : Arrays.stream(forDesks).map(this::desk).toList();
    var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@minha-empresa.example";
    var hired =
        admin()
            .does(
                "consultants",
                Map.of(
                    "name", name,
                    "email", email,
                    "password", PASSWORD,
                    "role", role,
                    "capacity", 30,
                    "desks", ids));
    return new Colleague(this, email, hired.get("id").asLong());
  }

  ApiClient client() {
    return new ApiClient(url());
  }

  URI url() {
    return Objects.requireNonNull(gateway).url();
  }

  Town town() {
    return Objects.requireNonNull(town);
  }

  /** A person with a mail program. */
  Letterbox mail(String name, String address) {
    return new Letterbox(town().mail.customer(address).called(name));
  }

  /** Where consultants read what their desk's bot tells them. */
  TelegramRoom group() {
    return Objects.requireNonNull(group);
  }

  /** A person with Telegram. */
  Chat telegram(String name) {
    return telegram(Town.BOT, name);
  }

  /**
   * @param bot the token of one of the firm's bots
   */
  Chat telegram(String bot, String name) {
    return new Chat(town().telegram.bot(bot).phone(name));
  }

  /**
   * A person with WhatsApp.
   *
   * @param channel the number that they write to
   * @param digits the last six of their own
   */
  WhatsAppChat whatsApp(String channel, String name, int digits) {
    var line = Objects.requireNonNull(lines.get(channel), channel);
    return new WhatsAppChat(line.phone("+5511988%06d".formatted(digits), name));
  }

  /**
   * Somebody at a web site, until the firm is gone.
   *
   * @param channel the site
   */
  SiteChat site(String channel, String name) {
    var visitor = new WebCustomer(name, url(), channel, browser);
    visitors.add(visitor);
    return new SiteChat(visitor);
  }

  ZonedDateTime now() {
    return db.database().now().atZone(ZONE);
  }

  void pass(Duration time) {
    db.pass(time);
  }

  /** Lets time pass until the next such day and hour. */
  void passUntil(DayOfWeek day, LocalTime time) {
    var now = now();
    var then = now.with(TemporalAdjusters.nextOrSame(day)).with(time);
    pass(Duration.between(now, then.isAfter(now) ? then : then.plusWeeks(1)));
  }

  /** Lets time pass until that day of the year comes next. */
  void passTo(int month, int day, LocalTime time) {
    var now = now();
    var then = now.withDayOfMonth(1).withMonth(month).withDayOfMonth(day).with(time);
    pass(Duration.between(now, then.isAfter(now) ? then : then.plusYears(1)));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    visitors.forEach(WebCustomer::close);
    if (gateway != null) {
      gateway.close();
    }
    if (town != null) {
      town.close();
    }
    lines.values().forEach(TwilioStandIn::close);
    program.close();
    db.close();
  }
}
