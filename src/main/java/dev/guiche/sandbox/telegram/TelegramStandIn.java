package dev.guiche.sandbox.telegram;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks the Bot API on loopback. Its memory lives as long as this object, whatever
 * becomes of the gateway. Call names for {@link Misbehaviour#next(String, Fault...)} are the Bot
 * API's, such as {@code sendMessage}; {@code file} is the download of a file.
 */
public final class TelegramStandIn implements AutoCloseable {
  private static final Pattern METHOD = Pattern.compile("/bot(\\d+:[^/]+)/(\\w+)");
  private static final Pattern FILE = Pattern.compile("/file/bot(\\d+:[^/]+)/(.+)");

  private final Vertx vertx;
  private final Misbehaviour misbehaviour = new Misbehaviour();
  private final Map<String, TelegramBot> bots = new ConcurrentHashMap<>();
  private final int port;
  private volatile HttpServer server;

  private TelegramStandIn(Vertx vertx, int port) {
    this.vertx = vertx;
    this.server = listen(port);
    this.port = server.actualPort();
    misbehaviour.whenAway(this::leave, () -> server = listen(this.port));
  }

  /**
   * Listens when it returns; not to be called on an event loop.
   *
   * @param port 0 for one that is free
   */
  public static TelegramStandIn start(Vertx vertx, int port) {
    return new TelegramStandIn(vertx, port);
  }

  private HttpServer listen(int wanted) {
    HttpServerOptions options =
        new HttpServerOptions().setHost("127.0.0.1").setPort(wanted).setMaxFormAttributeSize(65536);
    return wait(vertx.createHttpServer(options).requestHandler(this::serve).listen());
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

  /**
   * The bot of this token, which exists from the first time that it is asked for; calls with any
   * other token are answered with 401.
   *
   * @param token digits, a colon, and the secret part
   */
  public TelegramBot bot(String token) {
    return bots.computeIfAbsent(token, key -> new TelegramBot(key, vertx, misbehaviour));
  }

  @Override
  public void close() {
    bots.values().forEach(bot -> bot.updates().post(null));
    leave();
  }

  private void serve(HttpServerRequest request) {
    Matcher file = FILE.matcher(request.path());
    Matcher method = METHOD.matcher(request.path());
    Exchange exchange = new Exchange(request);
    if (file.matches()) {
      exchange.work(
          misbehaviour.onCall("file"), vertx, () -> download(exchange, bot(file), file.group(2)));
    } else if (method.matches()) {
      Fault fault = misbehaviour.onCall(BotMethods.canonical(method.group(2)));
      Call.read(request)
          .onFailure(exchange::fail)
          .onSuccess(
              call ->
                  exchange.work(
                      fault, vertx, () -> run(exchange, bot(method), method.group(2), call)));
    } else {
      exchange.refuse(new ApiError(404, "Not Found"));
    }
  }

  private TelegramBot bot(Matcher path) {
    TelegramBot bot = bots.get(path.group(1));
    if (bot == null) {
      throw new ApiError(401, "Unauthorized");
    }
    return bot;
  }

  private static void download(Exchange exchange, TelegramBot bot, String path) {
    StoredFile file = bot.fileAt(path);
    if (file == null) {
      throw new ApiError(404, "Not Found");
    }
    exchange.bytes(Buffer.buffer(file.bytes()));
  }

  private static void run(Exchange exchange, TelegramBot bot, String method, Call call) {
    new BotMethods(bot).run(method, call).onSuccess(exchange::result).onFailure(exchange::fail);
  }
}
