package dev.guiche.channel.webchat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/** One tab of a visitor: its socket, and how much it has seen. Ten thousand of these are idle. */
final class Visit {
  /** Frames between two sweeps that no honest browser sends. */
  private static final int FLOOD = 1_000;

  private final ServerWebSocket socket;
  private final @Nullable String caller;
  private volatile @Nullable Visitor visitor;
  private volatile long change;
  private volatile long heardAt;
  private int frames;
  private boolean introduced;
  private boolean reading;
  private boolean stale;

  /**
   * @param caller the address it comes from; null for one that is not counted
   */
  Visit(ServerWebSocket socket, @Nullable String caller) {
    this.socket = socket;
    this.caller = caller;
    this.heardAt = System.nanoTime();
  }

  @Nullable String caller() {
    return caller;
  }

  /** Null before the hello. */
  @Nullable Visitor visitor() {
    return visitor;
  }

  void is(Visitor who) {
    visitor = who;
  }

  long change() {
    return change;
  }

  void hasSeen(long newest) {
    change = newest;
  }

  /** Counts a frame; false when there are too many. Called by the socket's event loop only. */
  boolean heard() {
    heardAt = System.nanoTime();
    return ++frames < FLOOD;
  }

  /** The network layer of the browser answered a ping. */
  void alive() {
    heardAt = System.nanoTime();
  }

  long silentNanos() {
    return System.nanoTime() - heardAt;
  }

  void countAnew() {
    frames = 0;
  }

  /** Whether name or e-mail still have to be told to the conversation, once there is one. */
  boolean isIntroduced() {
    return introduced;
  }

  void introduced(boolean pending) {
    introduced = pending;
  }

  /** Whether the caller shall read what is new; when somebody reads already, they read again. */
  synchronized boolean beginReading() {
    boolean mine = !reading;
    stale = reading;
    reading = true;
    return mine;
  }

  /** Whether the reader may go; false when something was announced meanwhile. */
  synchronized boolean endReading() {
    reading = stale;
    stale = false;
    return !reading;
  }

  void write(ToVisitor frame) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(Frames.write(frame));
    }
  }

  /** Whether the browser is behind with reading; then {@code later} runs when it has caught up. */
  boolean isBehind(Runnable later) {
    try {
      if (!socket.writeQueueFull()) {
        return false;
      }
      socket.drainHandler(drained -> later.run());
      return socket.writeQueueFull();
    } catch (IllegalStateException closedMeanwhile) {
      return true;
    }
  }

  void ping() {
    if (!socket.isClosed()) {
      socket.writePing(Buffer.buffer());
    }
  }

  void close(int code, String reason) {
    if (!socket.isClosed()) {
      socket.close((short) code, reason);
    }
  }

  boolean isClosed() {
    return socket.isClosed();
  }
}
