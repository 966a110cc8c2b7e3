package dev.guiche.http;

import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Attachments;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Sends a file piece by piece, so that a large one never stands in memory as a whole and a slow
 * reader slows down nobody else.
 */
public final class FileDownload {
  private static final int PIECE = 256 * 1024;

  // Whatever it is, it can do nothing in our name.
  private static final String SEALED =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self';"
          + " frame-ancestors 'self'; sandbox";

  // A sandbox would keep the browser from showing a PDF at all.
  private static final String SEALED_PDF =
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

  private final Call call;
  private final Attachments attachments;
  private final Attachment file;
  private final long size;
  private final boolean inPlace;

  public FileDownload(Call call, Attachments attachments, Attachment file, boolean download) {
    this.call = call;
    this.attachments = attachments;
    this.file = file;
    this.size = Objects.requireNonNullElse(file.size(), 0L);
    this.inPlace = !download && MediaTypes.mayShowInPlace(file.mediaType());
  }

  public Answer send() {
    var tag = "\"" + file.id() + "\"";
    if (tag.equals(call.request().getHeader("If-None-Match"))) {
      return new Answer(304, null, java.util.Map.of("ETag", tag));
    }
    var range = ByteRange.of(call.request().getHeader("Range"), size);
    var response = call.request().response();
    response.setStatusCode(range.isWhole(size) ? 200 : 206);
    response
        .putHeader("Content-Type", inPlace ? file.mediaType() : MediaTypes.UNKNOWN)
        .putHeader("Content-Disposition", FileNames.disposition(inPlace, file.name()))
        .putHeader("Content-Length", Long.toString(range.length()))
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("ETag", tag)
        .putHeader("Cache-Control", "private, no-cache")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader(
            "Content-Security-Policy",
            inPlace && file.mediaType().equals("application/pdf") ? SEALED_PDF : SEALED);
    if (!range.isWhole(size)) {
      response.putHeader(
          "Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
    }
    pour(response, range);
    return Answer.WRITTEN;
  }

  private void pour(HttpServerResponse response, ByteRange range) {
    try {
      for (long at = range.first(); at <= range.last(); at += PIECE) {
        int length = (int) Math.min(PIECE, range.last() - at + 1);
        var piece = Buffer.buffer(attachments.part(file.id(), at, length));
        onLoop(() -> response.write(piece));
      }
      onLoop(response::end);
      call.loop().runOnContext(done -> Bodies.discard(call.request()));
    } catch (CompletionException gone) {
      // The reader has left; there is nobody to tell.
      call.loop().runOnContext(done -> call.request().connection().close());
    } catch (RuntimeException failed) {
      call.loop().runOnContext(done -> call.request().connection().close());
      throw failed;
    }
  }

  private void onLoop(Supplier<Future<Void>> step) {
    var done = new java.util.concurrent.CompletableFuture<Void>();
    call.loop()
        .runOnContext(
            now ->
                step.get().onComplete(written -> done.complete(null), done::completeExceptionally));
    done.join();
  }
}
