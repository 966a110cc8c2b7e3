package dev.guiche.channel.webchat;

import dev.guiche.config.WebchatConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The HTTP side of one site's chat, under {@code /chat/<channel>}. */
final class ChatRoutes {
  private final WebchatConfig config;
  private final Origins origins;
  private final Limits limits;
  private final SocketDoor sockets;
  private final FileDoor files;
  private final long longestFile;
  private final Callers callers;

  ChatRoutes(
      WebchatConfig config,
      Limits limits,
      SocketDoor sockets,
      FileDoor files,
      long longestFile,
      Callers callers) {
    this.config = config;
    this.origins = new Origins(config.origins());
    this.limits = limits;
    this.sockets = sockets;
    this.files = files;
    this.longestFile = longestFile;
    this.callers = callers;
  }

  void mount(Router router) {
    String base = "/chat/" + config.name();
    router.route(base + "/*").handler(this::checkOrigin);
    router.options(base + "/*").handler(ChatRoutes::preflight);
    router.get(base + "/config").handler(this::describe);
    router.get(base + "/socket").handler(this::enter);
    router.post(base + "/files").handler(files::admit);
    router
        .post(base + "/files")
        .handler(BodyHandler.create(false).setBodyLimit(longestFile))
        .handler(files::upload)
        .failureHandler(ChatRoutes::bodyRefused);
    router
        .getWithRegex("\\Q" + base + "\\E/files/(?<file>\\d{1,15})")
        .handler(files::admit)
        .handler(files::download);
  }

  private void checkOrigin(RoutingContext request) {
    String origin = request.request().getHeader("Origin");
    if (origin != null) { // also on a refusal, so that the page's developer can read why
      request
          .response()
          .putHeader("Access-Control-Allow-Origin", origin)
          .putHeader("Access-Control-Expose-Headers", "Retry-After")
          .putHeader("Vary", "Origin");
    }
    if (origins.allow(request.request())) {
      request.next();
    } else {
      Problems.answer(request, 403, "origin", foreign(origin));
    }
  }

  private String foreign(@Nullable String origin) {
    return "O site "
        + origin
        + " não pode mostrar este chat: acrescente-o a origins do canal "
        + config.name()
        + " em channels.yml.";
  }

  private static void preflight(RoutingContext request) {
    request
        .response()
        .setStatusCode(204)
        .putHeader("Access-Control-Allow-Methods", HttpMethod.GET + ", " + HttpMethod.POST)
        .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type")
        .putHeader("Access-Control-Max-Age", "600")
        .end();
  }

  /** What the window shows before its first word, and what it may send. */
  private void describe(RoutingContext request) {
    var window =
        new JsonObject()
            .put("title", config.title())
            .put("greeting", config.greeting())
            .put("ask", asked())
            .put("longestText", FromVisitor.LONGEST_TEXT)
            .put("longestFile", longestFile)
            .put("mostFiles", FromVisitor.MOST_FILES);
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(window.encode());
  }

  private JsonArray asked() {
    var asked = new JsonArray();
    config.ask().forEach(question -> asked.add(question.name().toLowerCase(Locale.ROOT)));
    return asked;
  }

  private void enter(RoutingContext request) {
    String caller = callers.counted(request.request());
    int wait = limits.wait(Limits.Rule.CONNECTION, caller);
    if (!sockets.isOpen()) {
      Problems.busy(request, 2);
    } else if (wait > 0) {
      Problems.tooMany(request, wait);
    } else if (!request.request().canUpgradeToWebSocket()) {
      Problems.answer(request, 426, "websocket", "Este endereço fala WebSocket.");
    } else {
      sockets.enter(request, caller);
    }
  }

  private static void bodyRefused(RoutingContext request) {
    if (request.statusCode() == 413) {
      Problems.answer(request, 413, "too-large", "O arquivo é grande demais.");
    } else {
      request.next();
    }
  }
}
