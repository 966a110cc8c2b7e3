package dev.guiche.sandbox.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.whatsapp.Exchange.Reply;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of Twilio's REST API that a messaging program uses. */
final class MessagesApi {
  private static final String ROOT = "/2010-04-01/Accounts/:account";

  private final TwilioStandIn twilio;
  private final TwilioAccount account;
  private final Ledger ledger;
  private final Misbehaviour misbehaviour;
  private final ConcurrentLinkedQueue<TwilioError> ordered = new ConcurrentLinkedQueue<>();

  MessagesApi(
      TwilioStandIn twilio, TwilioAccount account, Ledger ledger, Misbehaviour misbehaviour) {
    this.twilio = twilio;
    this.account = account;
    this.ledger = ledger;
    this.misbehaviour = misbehaviour;
  }

  /** The next message is refused like this. */
  void refuseNext(TwilioError error) {
    ordered.add(error);
  }

  void mount(Router router) {
    router.post().handler(BodyHandler.create(false).setBodyLimit(64 * 1024));
    route(router, HttpMethod.GET, ROOT + ".json", "Account", call -> showAccount());
    route(router, HttpMethod.POST, ROOT + "/Messages.json", "Messages.create", this::create);
    route(router, HttpMethod.GET, ROOT + "/Messages.json", "Messages.list", this::list);
    route(router, HttpMethod.GET, ROOT + "/Messages/:sid.json", "Messages.fetch", this::show);
    route(router, HttpMethod.GET, ROOT + "/Messages/:sid/Media.json", "Media.list", this::files);
    route(router, HttpMethod.GET, ROOT + "/Messages/:sid/Media/:media", "Media", this::redirect);
    // Twilio's store: whoever knows the address may fetch.
    router
        .get("/store/:sid/:media")
        .handler(call -> new Exchange(call).work(misbehaviour.onCall("store"), () -> bytes(call)));
  }

  private void route(
      Router router,
      HttpMethod method,
      String path,
      String name,
      Function<RoutingContext, Reply> work) {
    router
        .route(method, path)
        .handler(
            call ->
                new Exchange(call)
                    .work(
                        misbehaviour.onCall(name),
                        () ->
                            isAuthentic(call)
                                ? work.apply(call)
                                : Reply.error(TwilioError.AUTHENTICATE)));
  }

  private boolean isAuthentic(RoutingContext call) {
    String wanted = account.sid() + ":" + account.authToken();
    String header = "Basic " + Base64.getEncoder().encodeToString(wanted.getBytes(UTF_8));
    String given = call.request().getHeader("Authorization");
    return given != null
        && MessageDigest.isEqual(header.getBytes(UTF_8), given.getBytes(UTF_8))
        && call.pathParam("account").equals(account.sid());
  }

  private Reply showAccount() {
    return Reply.json(
        200,
        new JsonObject()
            .put("sid", account.sid())
            .put("friendly_name", "Sandbox")
            .put("status", "active")
            .put("type", "Full"));
  }

  private Reply create(RoutingContext call) {
    TwilioError order = ordered.poll();
    if (order != null) {
      return Reply.error(order);
    }
    StoredMessage message = new NewMessage(account, call.request().formAttributes()).read();
    @Nullable WhatsAppPhone phone = twilio.owner(message.to);
    if (phone != null && phone.isRefusing()) {
      return Reply.error(TwilioError.invalid(21610, "Attempt to send to unsubscribed recipient"));
    }
    JsonObject created = message.json(account);
    twilio.outgoing().accept(message, phone);
    return Reply.json(201, created);
  }

  private Reply show(RoutingContext call) {
    StoredMessage message = ledger.find(call.pathParam("sid"));
    return message == null
        ? Reply.error(TwilioError.NOT_FOUND)
        : Reply.json(200, message.json(account));
  }

  private Reply list(RoutingContext call) {
    MultiMap query = call.queryParams();
    int size = number(query.get("PageSize"), 50);
    int page = number(query.get("Page"), 0);
    List<StoredMessage> all = ledger.list(new ListFilter(query)::wants);
    var messages = new JsonArray();
    all.stream().skip((long) page * size).limit(size).forEach(m -> messages.add(m.json(account)));
    boolean more = all.size() > (page + 1L) * size;
    return Reply.json(
        200,
        new JsonObject()
            .put("messages", messages)
            .put("page", page)
            .put("page_size", size)
            .put("uri", pageUri(query, page))
            .put("first_page_uri", pageUri(query, 0))
            .put("next_page_uri", more ? pageUri(query, page + 1) : null)
            .put("previous_page_uri", page == 0 ? null : pageUri(query, page - 1)));
  }

  private static int number(@Nullable String written, int otherwise) {
    return written != null && written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : otherwise;
  }

  private String pageUri(MultiMap query, int page) {
    var uri = new StringBuilder("/2010-04-01/Accounts/" + account.sid() + "/Messages.json?");
    query.forEach(
        (name, value) -> {
          if (!name.equals("Page")) {
            uri.append(URLEncoder.encode(name, UTF_8)).append('=');
            uri.append(URLEncoder.encode(value, UTF_8)).append('&');
          }
        });
    return uri.append("Page=").append(page).toString();
  }

  private Reply files(RoutingContext call) {
    String path = "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + call.pathParam("sid");
    var files = new JsonArray();
    for (Media media : ledger.mediaOf(call.pathParam("sid"))) {
      files.add(
          new JsonObject()
              .put("sid", media.sid())
              .put("content_type", media.type())
              .put("uri", path + "/Media/" + media.sid() + ".json"));
    }
    return Reply.json(
        200, new JsonObject().put("media_list", files).put("uri", path + "/Media.json"));
  }

  private Reply redirect(RoutingContext call) {
    String sid = call.pathParam("sid");
    String media = call.pathParam("media");
    return ledger.media(sid, media) == null
        ? Reply.error(TwilioError.NOT_FOUND)
        : Reply.redirect("/store/" + sid + "/" + media);
  }

  private Reply bytes(RoutingContext call) {
    Media media = ledger.media(call.pathParam("sid"), call.pathParam("media"));
    return media == null
        ? Reply.error(TwilioError.NOT_FOUND)
        : Reply.bytes(media.type(), media.bytes());
  }
}
