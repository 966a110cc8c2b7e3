package dev.guiche.portal;

import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Attachments;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.ticket.FileLinks;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /files/<token>}: hands out a file to whoever has its link. Always to be saved, never
 * to be shown, and piece by piece, so that a slow reader holds little.
 */
public final class LinkedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(LinkedFiles.class);
  private static final int PIECE = 256 * 1024;
  private static final int AT_ONCE = 64;

  private final Vertx vertx;
  private final Database database;
  private final FileLinks links;
  private final Attachments attachments;
  private final Semaphore room = new Semaphore(AT_ONCE);

  public LinkedFiles(Vertx vertx, Database database, FileLinks links) {
    this.vertx = vertx;
    this.database = database;
    this.links = links;
    this.attachments = new Attachments(database);
  }

  public void mount(Router router) {
    router.get("/files/:token").handler(this::admit);
  }

  private void admit(RoutingContext request) {
    if (!room.tryAcquire()) {
      request.response().putHeader("Retry-After", "5");
      refuse(request, 503, "Há muitos downloads agora. Tente de novo em instantes.");
      return;
    }
    var loop = vertx.getOrCreateContext();
    Thread.ofVirtual()
        .name("linked-file")
        .start(
            () -> {
              try {
                answer(request, loop);
              } finally {
                room.release();
              }
            });
  }

  private void answer(RoutingContext request, Context loop) {
    try {
      file(request.pathParam("token"))
          .ifPresentOrElse(
              file -> send(request.response(), file, loop),
              () ->
                  loop.runOnContext(
                      now -> refuse(request, 404, "Este link não vale ou já venceu.")));
    } catch (CompletionException gone) {
      loop.runOnContext(now -> request.request().connection().close());
    } catch (DatabaseFailure away) {
      LOG.warn("A linked file could not be read: {}", away.getMessage());
      loop.runOnContext(now -> unavailable(request));
    }
  }

  private Optional<Attachment> file(String token) {
    var id = links.open(database, token, Instant.now());
    return id.isEmpty()
        ? Optional.empty()
        : attachments
            .find(id.getAsLong())
            .map(Attachments.Placed::file)
            .filter(file -> file.state() == Attachment.State.STORED);
  }

  private void send(HttpServerResponse response, Attachment file, Context loop) {
    long size = Objects.requireNonNullElse(file.size(), 0L);
    response
        .putHeader("Content-Type", "application/octet-stream")
        .putHeader("Content-Disposition", disposition(file.name()))
        .putHeader("Content-Length", Long.toString(size))
        .putHeader("Cache-Control", "private, no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Robots-Tag", "noindex")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    for (long at = 0; at < size; at += PIECE) {
      int length = (int) Math.min(PIECE, size - at);
      var piece = Buffer.buffer(attachments.part(file.id(), at, length));
      onLoop(loop, () -> response.write(piece));
    }
    onLoop(loop, response::end);
  }

  private static String disposition(String name) {
    var ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, encoded);
  }

  private static void onLoop(Context loop, Supplier<Future<Void>> step) {
    var done = new CompletableFuture<Void>();
    loop.runOnContext(
        now -> step.get().onComplete(written -> done.complete(null), done::completeExceptionally));
    done.join();
  }

  private static void unavailable(RoutingContext request) {
    if (request.response().headWritten()) {
      request.request().connection().close();
    } else {
      request.response().putHeader("Retry-After", "5").headers().remove("Content-Length");
      refuse(request, 503, "O arquivo não pôde ser lido agora. Tente de novo em instantes.");
    }
  }

  private static void refuse(RoutingContext request, int status, String words) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(words);
  }
}
