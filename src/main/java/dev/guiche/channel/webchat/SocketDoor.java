package dev.guiche.channel.webchat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets sockets in and hands their frames on, one at a time: while one is being worked on, its
 * socket is not read, so that nothing is ever queued here and frames keep their order.
 */
final class SocketDoor {
  /** Frames in work at once, over all tabs. Beyond it a tab is told to come again. */
  private static final int MOST_AT_WORK = 512;

  private final Visits visits;
  private final Semaphore room = new Semaphore(MOST_AT_WORK);
  private volatile @Nullable Reception reception;

  SocketDoor(Visits visits) {
    this.visits = visits;
  }

  void open(Reception receives) {
    reception = receives;
  }

  /** Takes no more frames and returns when those at hand are done, or after five seconds. */
  void close() {
    reception = null;
    try {
      if (room.tryAcquire(MOST_AT_WORK, 5, TimeUnit.SECONDS)) {
        room.release(MOST_AT_WORK);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isOpen() {
    return reception != null;
  }

  /** Upgrades a request that may enter. */
  void enter(RoutingContext request, @Nullable String caller) {
    // The request must not stay reachable from the handlers: an idle visitor costs a socket only.
    request.request().toWebSocket().onSuccess(socket -> listen(socket, caller));
  }

  private void listen(ServerWebSocket socket, @Nullable String caller) {
    var visit = new Visit(socket, caller);
    visits.opened(visit);
    socket.textMessageHandler(frame -> hear(socket, visit, frame));
    socket.binaryMessageHandler(
        frame -> refuse(visit, new BadFrame("not-text", "Quadros são texto: JSON.")));
    socket.pongHandler(pong -> visit.alive());
    socket.exceptionHandler(broken -> refuseOversized(visit, broken));
    socket.closeHandler(closed -> visits.closed(visit));
  }

  private void hear(ServerWebSocket socket, Visit visit, String frame) {
    if (!visit.heard()) {
      visit.close(1008, "too many frames");
      return;
    }
    try {
      var read = Frames.read(frame);
      if (read instanceof FromVisitor.Ping) {
        visit.write(new ToVisitor.Pong());
      } else {
        work(socket, visit, read);
      }
    } catch (BadFrame bad) {
      refuse(visit, bad);
    }
  }

  private void work(ServerWebSocket socket, Visit visit, FromVisitor frame) {
    var receives = reception;
    if (receives == null || !room.tryAcquire()) {
      visit.write(Reception.unavailable(frame));
      return;
    }
    socket.pause();
    Context context = Vertx.currentContext();
    Thread.ofVirtual()
        .name("webchat")
        .start(
            () -> {
              try {
                receives.take(visit, frame);
              } finally {
                room.release();
                context.runOnContext(done -> socket.resume());
              }
            });
  }

  private static void refuse(Visit visit, BadFrame bad) {
    visit.write(ToVisitor.Problem.of(bad.code(), bad.detail()));
  }

  private static void refuseOversized(Visit visit, Throwable broken) {
    if (broken instanceof IllegalStateException) { // a message longer than the server joins
      refuse(visit, new BadFrame("too-large", "O quadro é grande demais."));
      visit.close(1009, "too large");
    }
  }
}
