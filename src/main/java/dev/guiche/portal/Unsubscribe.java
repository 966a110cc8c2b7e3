package dev.guiche.portal;

import dev.guiche.contact.MailWishes;
import dev.guiche.ticket.WayOut;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /unsubscribe/<token>}: spares somebody a sort of mail without a login. A mail program
 * POSTs (RFC 8058); a person, or a scanner that opens links, GETs a page that changes nothing.
 */
final class Unsubscribe {
  private static final Logger LOG = LoggerFactory.getLogger(Unsubscribe.class);

  private final Vertx vertx;
  private final PortalServices services;
  private final WayOut wayOut;
  private final Semaphore room = new Semaphore(32);

  Unsubscribe(Vertx vertx, PortalServices services) {
    this.vertx = vertx;
    this.services = services;
    this.wayOut = services.ticketing().wayOut();
  }

  void mount(Router router) {
    router.get("/unsubscribe/:token").handler(this::answer);
    router.post("/unsubscribe/:token").handler(this::answer);
  }

  private void answer(RoutingContext call) {
    var house = services.config().organization();
    var words =
        PortalWords.in(Tongue.of(call.request().getHeader("Accept-Language"), house.locale()));
    var leaving = wayOut.open(call.pathParam("token"));
    if (leaving.isEmpty()) {
      page(call, 404, words.linkGone(), "");
    } else if (call.request().method() == HttpMethod.GET) {
      String form =
          "<p>%s</p><form method=\"post\"><button>%s</button></form><p><small>%s</small></p>"
              .formatted(words.kind(leaving.get().kind()), words.stop(), words.always());
      page(call, 200, words.stopTitle(), form);
    } else if (!room.tryAcquire()) {
      page(call, 503, words.stopTitle(), "");
    } else {
      var loop = vertx.getOrCreateContext();
      Thread.ofVirtual().name("unsubscribe").start(() -> leave(call, loop, leaving.get(), words));
    }
  }

  private void leave(RoutingContext call, Context loop, WayOut.Leaving leaving, PortalWords words) {
    try {
      services
          .database()
          .inTransaction(
              tx -> {
                MailWishes.of(tx, leaving.contact())
                    .without(leaving.kind())
                    .keep(tx, leaving.contact());
                return true;
              });
      loop.runOnContext(
          now -> page(call, 200, words.stopped(), "<p>%s</p>".formatted(words.always())));
    } catch (RuntimeException failed) {
      LOG.warn("Somebody could not be spared mail", failed);
      loop.runOnContext(now -> page(call, 503, words.stopTitle(), ""));
    } finally {
      room.release();
    }
  }

  private void page(RoutingContext call, int status, String title, String body) {
    String html =
        """
        <!doctype html><html><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
        <title>%1$s</title><style>
        body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 16px}
        button{font:inherit;padding:10px 18px;min-height:44px}</style></head>
        <body><main><h1>%1$s</h1>%2$s</main></body></html>
        """
            .formatted(title, body);
    call.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .end(html);
  }
}
