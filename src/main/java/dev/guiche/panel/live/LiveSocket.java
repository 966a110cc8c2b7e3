package dev.guiche.panel.live;

import dev.guiche.conversation.ConversationId;
import dev.guiche.http.door.Caller;
import dev.guiche.ticket.TicketId;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One screen's line. What it says waits in a short queue for its own thread; what it is told is
 * counted until it has gone out, and a screen that falls behind is cut off, to come back and
 * resume.
 */
final class LiveSocket {
  private static final int SAID_AT_ONCE = 64;
  private static final long BEHIND = 8L << 20;
  private static final int TOGETHER = 100_000;
  private static final String CLOSED = "";

  private final ServerWebSocket socket;
  private final ArrayBlockingQueue<String> said = new ArrayBlockingQueue<>(SAID_AT_ONCE);
  private final AtomicLong underWay = new AtomicLong();
  final Caller caller;
  volatile boolean takesBatches;

  /** Whether it hears entries only of what is theirs or on their screen, and reads the rest. */
  volatile boolean nearOnly;

  volatile @Nullable ConversationId conversation;
  volatile @Nullable TicketId ticket;

  /** Whether what is on the screen is there by invitation: it is not in their sight otherwise. */
  volatile boolean invited;

  /** Null until the hub has let it in. */
  volatile @Nullable Scope scope;

  /** What was told last; the hub's alone. */
  Frames.@Nullable CountsFrame counts;

  /** Why the server ends a line. */
  enum End {
    STOPPING(1001),
    DEFECT(1011),
    SESSION_OVER(4401),
    SILENT(4408),
    TOO_FAST_OR_SLOW(4429);

    final short code;

    End(int code) {
      this.code = (short) code;
    }
  }

  LiveSocket(ServerWebSocket socket, Caller caller) {
    this.socket = socket;
    this.caller = caller;
    socket.textMessageHandler(this::hear);
    socket.binaryMessageHandler(bytes -> hear("binary"));
    // A full queue is cleared: nobody waits for what a closed line has said.
    socket.closeHandler(
        gone -> {
          said.clear();
          said.offer(CLOSED);
        });
  }

  private void hear(String text) {
    if (!said.offer(text.isEmpty() ? " " : text)) {
      close(End.TOO_FAST_OR_SLOW);
    }
  }

  /** The next thing that the client says; null when the line is closed or silent for so long. */
  @Nullable String next(Duration patience) throws InterruptedException {
    var text = said.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (text == null) {
      close(End.SILENT);
    }
    return text == null || text.equals(CLOSED) ? null : text;
  }

  void tell(String message) {
    if (socket.isClosed()) {
      return;
    }
    long size = message.length();
    if (underWay.addAndGet(size) > BEHIND) {
      close(End.TOO_FAST_OR_SLOW);
      return;
    }
    socket.writeTextMessage(message).onComplete(out -> underWay.addAndGet(-size));
  }

  /** Several frames, in as few messages as this client understands. */
  void tell(List<String> frames) {
    if (takesBatches) {
      together(frames).forEach(this::tell);
    } else {
      frames.forEach(this::tell);
    }
  }

  /** As arrays that no client finds too long. */
  static List<String> together(List<String> frames) {
    var messages = new java.util.ArrayList<String>();
    var open = new StringBuilder();
    for (var frame : frames) {
      if (open.length() > 0 && open.length() + frame.length() > TOGETHER) {
        messages.add(open.append(']').toString());
        open.setLength(0);
      }
      open.append(open.length() == 0 ? '[' : ',').append(frame);
    }
    if (open.length() > 0) {
      messages.add(open.append(']').toString());
    }
    return messages;
  }

  void close(End why) {
    if (!socket.isClosed()) {
      socket.close(why.code, why.name().toLowerCase(java.util.Locale.ROOT));
    }
    said.offer(CLOSED);
  }

  /** Whether this is on the screen, or is theirs. */
  boolean isConcerned(News.Place place) {
    return isOnScreen(place) || caller.id().equals(place.hands());
  }

  private boolean isOnScreen(News.Place place) {
    return (place.conversation() != null && place.conversation().equals(conversation))
        || (place.ticket() != null && place.ticket().equals(ticket));
  }

  /** Only once the hub has let it in. */
  boolean sees(News.Place place) {
    return Objects.requireNonNull(scope).sees(place) || (invited && isOnScreen(place));
  }
}
