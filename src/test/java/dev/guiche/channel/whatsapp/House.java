package dev.guiche.channel.whatsapp;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.config.Secret;
import dev.guiche.config.WhatsAppConfig;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.whatsapp.TwilioAccount;
import dev.guiche.sandbox.whatsapp.TwilioStandIn;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A door on loopback behind which channels can be built one after the other, and Twilio outside.
 */
final class House implements AutoCloseable {
  private static final Map<Integer, String> LISTS = Map.of(3, "HX00000000000000000000000000000003");
  static final String SID = "AC0123456789abcdef0123456789abcdef";
  static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
  static final String TEMPLATE = "HX0123456789abcdef0123456789abcdef";
  static final String TOKEN = "the-token-that-nobody-may-see";
  static final String OLD_TOKEN = "the-token-from-before-the-change";
  static final String NUMBER = "+14155238886";
  static final String CHANNEL = "zap";
  static final Pace SLOWLY = pace(Duration.ofSeconds(5));

  final Map<Long, OutboundAttachment> files = new ConcurrentHashMap<>();
  final TwilioStandIn twilio;
  private final TestDatabase db;
  private final HttpServer server;
  private volatile @Nullable Router router;

  House(TestDatabase db) {
    this(db, TOKEN);
  }

  House(TestDatabase db, String signingToken) {
    this.db = db;
    var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
    this.server =
        TestDatabase.vertx()
            .createHttpServer(options)
            .requestHandler(this::route)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    var account =
        new TwilioAccount(
            SID, signingToken, NUMBER, SERVICE, URI.create(url() + "/hooks/whatsapp/" + CHANNEL));
    this.twilio = TwilioStandIn.start(TestDatabase.vertx(), 0, account);
  }

  static Pace pace(Duration call) {
    return new Pace(call, Duration.ofMinutes(2), Duration.ofMinutes(5));
  }

  private void route(HttpServerRequest request) {
    Router open = router;
    if (open == null) {
      request.response().setStatusCode(502).end();
    } else {
      open.handle(request);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  WhatsAppConfig config() {
    return config(NUMBER, TEMPLATE);
  }

  WhatsAppConfig config(String from, @Nullable String template) {
    var tokens = List.of(new Secret(TOKEN), new Secret(OLD_TOKEN));
    return new WhatsAppConfig(CHANNEL, "suporte", SID, tokens, from, twilio.url(), template, LISTS);
  }

  WhatsAppChannel build() {
    return build(config());
  }

  WhatsAppChannel build(WhatsAppConfig config) {
    return build(config, url(), SLOWLY);
  }

  WhatsAppChannel build(WhatsAppConfig config, URI publicUrl, Pace pace) {
    return build(config, publicUrl, pace, "127.0.0.1"::equals);
  }

  WhatsAppChannel buildBehind(Predicate<String> isProxy) {
    return build(config(), url(), SLOWLY, isProxy);
  }

  private WhatsAppChannel build(
      WhatsAppConfig config, URI publicUrl, Pace pace, Predicate<String> isProxy) {
    Router fresh = Router.router(TestDatabase.vertx());
    var channel =
        new WhatsAppChannel(config, publicUrl, isProxy, fresh, db.database(), files::get, pace);
    router = fresh;
    return channel;
  }

  static Address address(String e164) {
    return new Address(ChannelKind.WHATSAPP, e164);
  }

  static OutboundMessage text(Address to, String text) {
    return new OutboundMessage(1, to, text, null, List.of(), null, null);
  }

  static OutboundMessage textOutside(Address to, String text) {
    return new OutboundMessage(1, to, text, null, List.of(), null, null, true, List.of());
  }

  OutboundMessage file(Address to, long id) {
    var file = Objects.requireNonNull(files.get(id));
    return new OutboundMessage(1, to, "", null, List.of(file), null, null);
  }

  @Override
  public void close() {
    twilio.close();
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
