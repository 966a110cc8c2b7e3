package dev.guiche.channel.telegram;

import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelHealth.State;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.config.Secret;
import dev.guiche.config.TelegramConfig;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.telegram.TelegramBot;
import dev.guiche.sandbox.telegram.TelegramPhone;
import dev.guiche.sandbox.telegram.TelegramStandIn;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A bot of a stand-in, a customer, and the adapter between them and a recording inbox. */
final class TelegramRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Impatient where a test would wait, generous where it would race. */
  static final Pace QUICK =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ZERO);

  private static final AtomicLong BOTS = new AtomicLong(123_456_700);

  final String token = BOTS.incrementAndGet() + ":AAE-segredo_que_ninguem_ve";
  final TelegramStandIn standIn = TelegramStandIn.start(TestDatabase.vertx(), 0);
  final TelegramBot bot = standIn.bot(token);
  final TelegramPhone phone = bot.phone("Maria");
  final RecordingInbox inbox = new RecordingInbox();
  final TelegramChannel channel;
  private final Database database;
  private final Mode mode;
  private final Pace pace;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private @Nullable HttpServer server;

  TelegramRig(Database database, Mode mode, Pace pace) {
    this.database = database;
    this.mode = mode;
    this.pace = pace;
    this.channel = build(standIn.url());
  }

  static TelegramRig polling(Database database) {
    return new TelegramRig(database, Mode.POLLING, QUICK);
  }

  /** As a process would build it; what held the bot before is let go. */
  TelegramChannel build(URI apiUrl) {
    closeOpened();
    Exclusive exclusive = new Exclusive(database);
    opened.add(exclusive);
    Router router = Router.router(TestDatabase.vertx());
    TelegramChannel built =
        new TelegramChannel(config(apiUrl), database, exclusive, publicUrl(router), pace);
    built.mount(router);
    return built;
  }

  private TelegramConfig config(URI apiUrl) {
    return new TelegramConfig(
        "suporte-telegram",
        "suporte",
        new Secret(token),
        apiUrl,
        mode,
        mode == Mode.WEBHOOK ? new Secret("palavra-secreta") : null);
  }

  /** Beside the first, as in a cluster. */
  TelegramChannel secondNode() {
    Exclusive exclusive = new Exclusive(database);
    opened.add(exclusive);
    return new TelegramChannel(
        config(standIn.url()), database, exclusive, URI.create("http://localhost"), pace);
  }

  private URI publicUrl(Router router) {
    if (mode == Mode.POLLING) {
      return URI.create("http://localhost");
    }
    int port = server == null ? 0 : server.actualPort();
    stopServer();
    server =
        TestDatabase.vertx()
            .createHttpServer()
            .requestHandler(router)
            .listen(port, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private void stopServer() {
    if (server != null) {
      server.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  URI webhookUrl() {
    return publicUri(Objects.requireNonNull(server).actualPort());
  }

  private static URI publicUri(int port) {
    return URI.create("http://127.0.0.1:" + port + "/hooks/telegram/suporte-telegram");
  }

  Address address() {
    return new Address(ChannelKind.TELEGRAM, Long.toString(phone.chat()));
  }

  OutboundMessage messageTo(TelegramPhone other, long delivery, String text) {
    Address to = new Address(ChannelKind.TELEGRAM, Long.toString(other.chat()));
    return new OutboundMessage(delivery, to, text, null, List.of(), null, null);
  }

  OutboundMessage message(long delivery, String text, OutboundAttachment... files) {
    return new OutboundMessage(delivery, address(), text, null, Arrays.asList(files), null, null);
  }

  /** Starts, lets the customer write, and waits until the message is there. */
  void begin() {
    channel.start(inbox);
    phone.writes("oi");
    await().atMost(PATIENCE).until(() -> inbox.texts().contains("oi"));
    await().atMost(PATIENCE).until(() -> channel.health().state() == State.UP);
  }

  @Override
  public void close() {
    inbox.beAvailable();
    channel.stop();
    closeOpened();
    standIn.close();
    stopServer();
  }

  private void closeOpened() {
    opened.forEach(
        each -> {
          try {
            each.close();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    opened.clear();
  }
}
