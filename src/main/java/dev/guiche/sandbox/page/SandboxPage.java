package dev.guiche.sandbox.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code /sandbox} asks for, and the demo site. To be mounted before the static pages. Every
 * change needs the header {@code X-Requested-With}, which no page of another site can send.
 */
public final class SandboxPage {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxPage.class);
  private static final String API = "/sandbox/api/phones/:channel";
  private static final int LONGEST_FILE = 25 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private final List<Handset> handsets;
  private final @Nullable String webchat;
  private final @Nullable Login login;

  /**
   * @param webchat the name of the channel that the demo site shows; null for none
   * @param login with which the panel lets a newcomer in; null where there are no demo accounts
   */
  public SandboxPage(List<Handset> handsets, @Nullable String webchat, @Nullable Login login) {
    this.handsets = List.copyOf(handsets);
    this.webchat = webchat;
    this.login = login;
  }

  /** A demo consultant, whom only this machine can meet. */
  public record Login(String email, String password) {}

  public void mount(Router router) {
    router.get("/sandbox/api/phones").handler(call -> work(call, this::show));
    router.get("/sandbox/api/login").handler(call -> answer(call, 200, json(login)));
    router.route("/sandbox/api/*").handler(SandboxPage::refuseOtherSites);
    router.route("/sandbox/api/*").handler(BodyHandler.create(false).setBodyLimit(LONGEST_FILE));
    router.post(API + "/customers").handler(call -> work(call, this::add));
    router.post(API + "/customers/:customer/messages").handler(call -> work(call, this::write));
    router.post(API + "/customers/:customer/files").handler(call -> work(call, this::send));
    router.post(API + "/customers/:customer/look").handler(call -> work(call, this::look));
    router.get(API + "/customers/:customer/files/:line").handler(call -> work(call, this::file));
    router.post(API + "/orders/:order").handler(call -> work(call, this::order));
    router.get("/demo").handler(call -> call.redirect("/sandbox/site"));
    router.get("/sandbox/site").handler(call -> work(call, this::site));
  }

  /** A form or an image of any site can reach this machine; a header of ours it cannot send. */
  private static void refuseOtherSites(RoutingContext call) {
    if (call.request().method().name().equals("GET")
        || call.request().getHeader("X-Requested-With") != null) {
      call.next();
    } else {
      problem(call, 403, "Mande o cabeçalho X-Requested-With.");
    }
  }

  /** All phones; the page asks each second, and mostly hears that nothing has changed. */
  private void show(RoutingContext call) {
    String all = json(handsets.stream().map(Shown::of).toList());
    String tag = "\"" + Integer.toHexString(all.hashCode()) + "-" + all.length() + "\"";
    call.response().putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
    if (tag.equals(call.request().getHeader("If-None-Match"))) {
      call.response().setStatusCode(304).end();
    } else {
      answer(call, 200, all);
    }
  }

  private record Shown(
      String channel, String app, String desk, boolean away, List<Customer> customers) {
    static Shown of(Handset handset) {
      return new Shown(
          handset.channel(),
          handset.app(),
          handset.desk(),
          handset.misbehaviour().isAway(),
          handset.customers());
    }
  }

  private void add(RoutingContext call) {
    String name = call.body().asJsonObject().getString("name", "").strip();
    if (name.isEmpty() || name.length() > 60) {
      throw new IllegalArgumentException("Um nome tem de 1 a 60 caracteres.");
    }
    answer(call, 201, json(handset(call).add(name)));
  }

  private void write(RoutingContext call) {
    JsonObject said = call.body().asJsonObject();
    String text = said.getString("text", "");
    if (text.isBlank()) {
      throw new IllegalArgumentException("A mensagem está vazia.");
    }
    handset(call)
        .write(
            call.pathParam("customer"),
            new Said(
                text,
                said.getString("subject"),
                said.getString("answers"),
                null,
                said.getBoolean("pressed", false)));
    done(call);
  }

  private void send(RoutingContext call) {
    String type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
    var file =
        new Said.File(
            Objects.requireNonNullElse(parameter(call, "name"), "arquivo"),
            type == null ? "application/octet-stream" : type,
            call.body().buffer().getBytes());
    var said =
        new Said(
            Objects.requireNonNullElse(parameter(call, "caption"), ""),
            parameter(call, "subject"),
            parameter(call, "answers"),
            file);
    handset(call).write(call.pathParam("customer"), said);
    done(call);
  }

  private void look(RoutingContext call) {
    handset(call).look(call.pathParam("customer"));
    done(call);
  }

  private void file(RoutingContext call) {
    var file = handset(call).file(call.pathParam("customer"), call.pathParam("line")).orElseThrow();
    boolean shown = file.mediaType().matches("image/(png|jpeg|gif|webp)|application/pdf|audio/.*");
    call.response()
        .putHeader("Content-Type", shown ? file.mediaType() : "application/octet-stream")
        .putHeader("Content-Disposition", (shown ? "inline" : "attachment") + encoded(file.name()))
        .end(Buffer.buffer(file.bytes()));
  }

  private void order(RoutingContext call) {
    Switchboard.give(handset(call), call.pathParam("order"));
    done(call);
  }

  /** The demo site, with the one line that shows the chat of the channel at hand. */
  private void site(RoutingContext call) {
    try (var page = SandboxPage.class.getResourceAsStream("/web/sandbox/site/index.html")) {
      if (page == null) {
        problem(call, 404, "A página de demonstração não foi construída: npm run build.");
        return;
      }
      String html = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      call.response()
          .putHeader("Content-Type", "text/html; charset=utf-8")
          .putHeader("Cache-Control", "no-cache")
          .end(
              webchat == null ? html : html.replace("data-channel=\"site\"", channelLine(webchat)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String channelLine(String name) {
    return "data-channel=\"" + name + "\"";
  }

  private Handset handset(RoutingContext call) {
    return handsets.stream()
        .filter(handset -> handset.channel().equals(call.pathParam("channel")))
        .findFirst()
        .orElseThrow();
  }

  @FunctionalInterface
  private interface Work {
    void on(RoutingContext call);
  }

  private static void work(RoutingContext call, Work work) {
    Thread.ofVirtual()
        .name("sandbox")
        .start(
            () -> {
              try {
                work.on(call);
              } catch (NoSuchElementException absent) {
                problem(call, 404, "Não existe aqui.");
              } catch (DecodeException | ClassCastException | NullPointerException malformed) {
                problem(call, 400, "O pedido não é o JSON que se espera aqui.");
              } catch (IllegalArgumentException wrong) {
                problem(call, 400, String.valueOf(wrong.getMessage()));
              } catch (RuntimeException failed) {
                LOG.warn("The sandbox could not do it", failed);
                problem(call, 503, String.valueOf(failed.getMessage()));
              }
            });
  }

  private static @Nullable String parameter(RoutingContext call, String name) {
    return call.queryParam(name).isEmpty() ? null : call.queryParam(name).getFirst();
  }

  private static String encoded(String name) {
    return "; filename*=UTF-8''"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String json(@Nullable Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void done(RoutingContext call) {
    call.response().setStatusCode(204).end();
  }

  private static void answer(RoutingContext call, int status, String json) {
    call.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(json);
  }

  private static void problem(RoutingContext call, int status, String detail) {
    if (!call.response().ended()) {
      call.response().setStatusCode(status);
      call.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
      call.response().end(new JsonObject().put("status", status).put("detail", detail).encode());
    }
  }
}
