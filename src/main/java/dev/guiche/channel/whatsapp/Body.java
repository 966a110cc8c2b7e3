package dev.guiche.channel.whatsapp;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Reads the raw body of a web hook on the event loop, up to a limit. Vert.x' own reader would
 * decode the form a second time, which the hot path feels.
 */
final class Body {
  /** WhatsApp's longest text, every character escaped thrice over, and then some. */
  static final int LIMIT = 256 * 1024;

  private final Buffer read = Buffer.buffer(1024);
  private boolean tooLarge;

  private Body() {}

  static void read(RoutingContext call, Consumer<byte[]> whole, Runnable tooLarge) {
    Buffer there = call.body().buffer(); // where a router above has read it already
    HttpServerRequest request = call.request();
    if (there != null) {
      hand(there, whole, tooLarge);
    } else if (request.isEnded()) {
      whole.accept(new byte[0]);
    } else {
      new Body().listen(request, whole, tooLarge);
    }
  }

  private static void hand(Buffer there, Consumer<byte[]> whole, Runnable tooLarge) {
    if (there.length() > LIMIT) {
      tooLarge.run();
    } else {
      whole.accept(there.getBytes());
    }
  }

  private void listen(HttpServerRequest request, Consumer<byte[]> whole, Runnable refuse) {
    Handler<Buffer> take =
        chunk -> {
          if (tooLarge) {
            return;
          }
          if (read.length() + chunk.length() > LIMIT) {
            tooLarge = true;
            refuse.run();
          } else {
            read.appendBuffer(chunk);
          }
        };
    request.handler(take);
    request.endHandler(
        end -> {
          if (!tooLarge) {
            whole.accept(read.getBytes());
          }
        });
  }
}
