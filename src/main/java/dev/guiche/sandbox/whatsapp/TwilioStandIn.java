package dev.guiche.sandbox.whatsapp;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks Twilio's Messages API on loopback, for one account. Its memory lives as long
 * as this object, whatever becomes of the gateway. Call names for {@link Misbehaviour#next(String,
 * Fault...)} are {@code Messages.create}, {@code Messages.list}, {@code Messages.fetch}, {@code
 * Media}, {@code store} (the file behind Media) and {@code Account}.
 */
public final class TwilioStandIn implements AutoCloseable {
  private final Vertx vertx;
  private final TwilioAccount account;
  private final Misbehaviour misbehaviour = new Misbehaviour();
  private final Ledger ledger = new Ledger();
  private final Callbacks callbacks;
  private final Outgoing outgoing;
  private final MessagesApi api;
  private final Map<String, WhatsAppPhone> phones = new ConcurrentHashMap<>();
  private final Map<String, HookLine> lines = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final int port;
  private volatile HttpServer server;

  private TwilioStandIn(Vertx vertx, int port, TwilioAccount account) {
    this.vertx = vertx;
    this.account = account;
    this.callbacks = new Callbacks(account.authToken(), misbehaviour);
    this.outgoing = new Outgoing(account, ledger, callbacks);
    this.api = new MessagesApi(this, account, ledger, misbehaviour);
    this.server = listen(port);
    this.port = server.actualPort();
    misbehaviour.whenAway(this::leave, () -> server = listen(this.port));
  }

  /**
   * Listens when it returns; not to be called on an event loop.
   *
   * @param port 0 for one that is free
   */
  public static TwilioStandIn start(Vertx vertx, int port, TwilioAccount account) {
    return new TwilioStandIn(vertx, port, account);
  }

  private HttpServer listen(int wanted) {
    Router router = Router.router(vertx);
    api.mount(router);
    HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(wanted);
    return wait(vertx.createHttpServer(options).requestHandler(router).listen());
  }

  private void leave() {
    wait(server.close());
  }

  private static <T> T wait(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** What {@code api_url} has to say to reach it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Misbehaviour misbehaviour() {
    return misbehaviour;
  }

  /** From now on status call-backs come like this. */
  public void tellsStatuses(StatusHabit habit) {
    outgoing.habit(habit);
  }

  /**
   * Whether a customer's message whose web hook is not taken at the first try is dropped, as Twilio
   * does unless its console says otherwise. At first it is not: it comes until it is taken.
   */
  public void givesUpHooks(boolean atOnce) {
    callbacks.giveUpAtOnce(atOnce);
  }

  /**
   * The next message is refused with this error of Twilio's.
   *
   * @param status the HTTP status, such as 400
   */
  public void refusesNext(int status, int code, String message) {
    api.refuseNext(new TwilioError(status, code, message));
  }

  /**
   * The phone of this number, which has WhatsApp from the first time that it is asked for.
   *
   * @param number in E.164, spelled as WhatsApp knows the account
   */
  public WhatsAppPhone phone(String number, String profileName) {
    return phones.computeIfAbsent(number, key -> new WhatsAppPhone(this, key, profileName));
  }

  public List<WhatsAppPhone> phones() {
    return List.copyOf(phones.values());
  }

  /** Web hooks and status call-backs that the gateway has not acknowledged. */
  public int unacknowledged() {
    return callbacks.underWay();
  }

  /**
   * Calls a web hook once, signed, whatever it says.
   *
   * @param path below the account's web hook, such as {@code /status}; empty for itself
   * @return whether it was answered with 2xx
   */
  public boolean callsHook(String path, Map<String, String> fields) throws InterruptedException {
    return callbacks.call(URI.create(account.webhook() + path), fields);
  }

  /** Told, on any thread, after a phone wrote or received something. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void changed() {
    listeners.forEach(Runnable::run);
  }

  Outgoing outgoing() {
    return outgoing;
  }

  @Nullable WhatsAppPhone owner(String whatsappNumber) {
    return phones.get(whatsappNumber.substring("whatsapp:".length()));
  }

  /** Takes a customer's message and sends it on its way; gives the web hook's fields. */
  Map<String, String> take(
      WhatsAppPhone phone, String sid, String kind, Map<String, String> said, List<Media> media) {
    String from = "whatsapp:" + phone.number();
    String to = "whatsapp:" + account.number();
    var message =
        new StoredMessage(
            sid, from, to, said.getOrDefault("Body", ""), true, false, null, null, List.of());
    message.media.addAll(media);
    ledger.add(message);
    var hook = new HashMap<>(said);
    hook.putAll(
        Map.of(
            "MessageSid", sid, "SmsSid", sid, "SmsMessageSid", sid, "AccountSid", account.sid()));
    hook.putAll(Map.of("From", from, "To", to, "WaId", phone.number().substring(1)));
    hook.putAll(Map.of("ProfileName", phone.profileName(), "MessageType", kind));
    hook.putAll(Map.of("SmsStatus", "received", "ApiVersion", "2010-04-01", "NumSegments", "1"));
    hook.putAll(Map.of("MessagingServiceSid", account.service()));
    hook.put("NumMedia", Integer.toString(media.size()));
    for (int i = 0; i < media.size(); i++) {
      hook.put("MediaUrl" + i, mediaUrl(sid, media.get(i)));
      hook.put("MediaContentType" + i, media.get(i).type());
    }
    deliver(phone, hook);
    changed();
    return hook;
  }

  private String mediaUrl(String sid, Media media) {
    return url()
        + "/2010-04-01/Accounts/"
        + account.sid()
        + "/Messages/"
        + sid
        + "/Media/"
        + media.sid();
  }

  void deliver(WhatsAppPhone phone, Map<String, String> hook) {
    lines
        .computeIfAbsent(
            phone.number(), key -> new HookLine(account.webhook(), callbacks, misbehaviour))
        .add(hook);
  }

  @Override
  public void close() {
    lines.values().forEach(HookLine::close);
    outgoing.close();
    callbacks.close();
    leave();
  }
}
