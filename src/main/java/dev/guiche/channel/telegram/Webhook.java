package dev.guiche.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.config.Secret;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Telegram posts updates. It answers 200 when an update is committed; anything else makes
 * Telegram post it again.
 */
final class Webhook {
  static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 1 << 20;
  private static final int AT_ONCE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final byte[] secret;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private volatile @Nullable UpdateHandler handler;

  Webhook(String name, Secret secret) {
    this.name = name;
    this.secret = secret.value().getBytes(UTF_8);
  }

  static String path(String name) {
    return "/hooks/telegram/" + name;
  }

  void mount(Router router) {
    router
        .post(path(name))
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
        .handler(this::receive);
  }

  void open(UpdateHandler handler) {
    this.handler = handler;
  }

  /** Takes nothing new and returns when what is at hand is committed, or patience ends. */
  void close() {
    handler = null;
    try {
      if (free.tryAcquire(AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        free.release(AT_ONCE);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive(RoutingContext call) {
    if (!isTelegram(call)) {
      LOG.warn("A call of {} without the right {} was refused", path(name), SECRET_HEADER);
      call.response().setStatusCode(401).end();
      return;
    }
    UpdateHandler open = handler;
    if (open == null || !free.tryAcquire()) {
      comeAgain(call);
      return;
    }
    byte[] body = call.body().buffer() == null ? new byte[0] : call.body().buffer().getBytes();
    Context loop = call.vertx().getOrCreateContext();
    Thread.ofVirtual()
        .start(
            () -> {
              boolean kept = keep(open, body);
              free.release();
              loop.runOnContext(back -> answer(call, kept));
            });
  }

  private boolean isTelegram(RoutingContext call) {
    String given = Objects.toString(call.request().getHeader(SECRET_HEADER), "");
    return MessageDigest.isEqual(secret, given.getBytes(UTF_8));
  }

  private static boolean keep(UpdateHandler handler, byte[] body) {
    try {
      handler.takeAll(List.of(JSON.readTree(body)));
      return true;
    } catch (InboxUnavailable closed) {
      return false;
    } catch (RuntimeException defect) {
      LOG.error("A post of Telegram failed, and will come again", defect);
      return false;
    } catch (IOException noJson) {
      return setAside(handler, body, noJson);
    }
  }

  private static boolean setAside(UpdateHandler handler, byte[] body, IOException why) {
    try {
      handler.setAside(body, why);
      return true;
    } catch (InboxUnavailable closed) {
      return false;
    }
  }

  private static void answer(RoutingContext call, boolean kept) {
    if (call.response().closed()) {
      return;
    }
    if (kept) {
      call.response().end();
    } else {
      comeAgain(call);
    }
  }

  private static void comeAgain(RoutingContext call) {
    call.response().setStatusCode(503).putHeader("Retry-After", "1").end();
  }
}
