package dev.guiche.http;

import dev.guiche.http.door.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Takes files in, a few at a time, because each stands in memory as a whole. */
public final class Uploads {
  private static final int AT_ONCE = 8;

  private final Vertx vertx;
  private final long limit;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * @param limit bytes of one file
   */
  public Uploads(Vertx vertx, long limit) {
    this.vertx = vertx;
    this.limit = limit;
  }

  /** A file as it was sent; its name can be shown, its type is the sender's word. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Taken(String name, String mediaType, byte[] bytes) {}

  /** Where a file goes. */
  @FunctionalInterface
  public interface Keeping {
    Answer keep(Taken file);
  }

  /** Reads the body of a call, whose {@code name} is the file's, and has it kept. */
  public Answer take(Call call, Keeping keeping) {
    if (!room.tryAcquire()) {
      throw new Refused.Busy();
    }
    try {
      byte[] bytes = read(call).getBytes();
      if (bytes.length == 0) {
        throw new Refused.Invalid("", "O arquivo está vazio.");
      }
      var name = FileNames.safe(call.text("name").orElse(""));
      var type = MediaTypes.claimed(call.request().getHeader("Content-Type"));
      return keeping.keep(new Taken(name, type, bytes));
    } finally {
      room.release();
    }
  }

  private Buffer read(Call call) {
    var body = new CompletableFuture<Buffer>();
    call.loop()
        .runOnContext(
            onLoop ->
                Bodies.read(vertx, call.request(), limit)
                    .whenComplete(
                        (buffer, failure) -> {
                          if (failure == null) {
                            body.complete(buffer);
                          } else {
                            body.completeExceptionally(failure);
                          }
                        }));
    return body.join();
  }
}
