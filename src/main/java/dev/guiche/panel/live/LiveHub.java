package dev.guiche.panel.live;

import dev.guiche.conversation.ConversationId;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.desk.ConsultantId;
import dev.guiche.http.Json;
import dev.guiche.panel.live.Identities.Identity;
import dev.guiche.panel.live.LiveSocket.End;
import dev.guiche.ticket.TicketId;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that hears the bell and has the {@link Teller} read and tell. Nothing
 * waits on a clock but what may: a change is read at once, together with whatever else has changed
 * by then.
 */
final class LiveHub {
  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

  private final Vertx vertx;
  private final Teller teller;
  private final Viewers viewers;
  private final LiveNews news;
  private final Keys keys;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final AtomicBoolean rung = new AtomicBoolean();
  private final AtomicBoolean somebodyMoved = new AtomicBoolean();
  private final List<MessageConsumer<?>> bells = new ArrayList<>();
  private final Beat later = new Beat(Duration.ofMillis(300));
  private final Beat counts = new Beat(Duration.ofMillis(500));
  private final Beat keyCheck = new Beat(Duration.ofSeconds(30));

  /** A bell that was lost on its way is made up for. */
  private final Beat unasked = new Beat(Duration.ofSeconds(2));

  private volatile boolean open;
  private @Nullable Thread thread;

  LiveHub(Vertx vertx, Teller teller, Viewers viewers, LiveNews news, Keys keys) {
    this.vertx = vertx;
    this.teller = teller;
    this.viewers = viewers;
    this.news = news;
    this.keys = keys;
  }

  /** Due every so often; used by the hub's thread alone. */
  private static final class Beat {
    private final Duration every;
    private Instant last = Instant.now();

    Beat(Duration every) {
      this.every = every;
    }

    boolean isDue() {
      boolean due = !Instant.now().isBefore(last.plus(every));
      if (due) {
        last = Instant.now();
      }
      return due;
    }
  }

  void start() {
    open = true;
    var bus = vertx.eventBus();
    bells.add(bus.consumer(LiveNews.CHANGED, message -> bell()));
    bells.add(bus.<Long>consumer(LiveNews.CONSULTANT, m -> consultantChanged(m.body())));
    bells.add(bus.<Long>consumer(LiveNews.SESSIONS, m -> checkKeys(m.body())));
    bells.add(bus.<String>consumer(LiveNews.VIEWERS, m -> viewersChanged(m.body())));
    bells.add(bus.<String>consumer(LiveNews.TYPING, m -> somebodyTypes(m.body())));
    thread = Thread.ofVirtual().name("live").start(this::run);
  }

  /** Ends every line; clients come back to another node, or to the next start. */
  void stop() {
    bells.forEach(MessageConsumer::unregister);
    work.add(() -> teller.sockets().forEach(socket -> socket.close(End.STOPPING)));
    work.add(() -> open = false);
    try {
      if (thread != null) {
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isOpen() {
    return open;
  }

  void join(LiveSocket socket, Identity identity, @Nullable Long since) {
    work.add(() -> teller.join(socket, identity, since));
    ring();
  }

  void leave(LiveSocket socket) {
    work.add(() -> teller.leave(socket));
  }

  private void bell() {
    news.heard();
    ring();
  }

  // However often it rings before the thread looks, that is one read.
  private void ring() {
    if (rung.compareAndSet(false, true)) {
      work.add(() -> {});
    }
  }

  private void consultantChanged(long consultant) {
    somebodyMoved.set(true);
    work.add(() -> teller.lookAgainAt(new ConsultantId(consultant)));
  }

  private void checkKeys(long consultant) {
    work.add(() -> keys.check(teller.sockets(), new ConsultantId(consultant)));
  }

  private void viewersChanged(String what) {
    long id = Long.parseLong(what.substring(what.indexOf(' ') + 1));
    work.add(() -> tellViewers(what.startsWith("ticket"), id));
  }

  private void tellViewers(boolean isTicket, long id) {
    var conversation = isTicket ? null : new ConversationId(id);
    var ticket = isTicket ? new TicketId(id) : null;
    var who = ticket == null ? viewers.of(new ConversationId(id)) : viewers.of(ticket);
    var frame = Json.text(new Frames.ViewersFrame("viewers", conversation, ticket, who));
    teller.tellViewers(conversation, ticket, frame);
  }

  private void somebodyTypes(String message) {
    int space = message.indexOf(' ');
    var conversation = new ConversationId(Long.parseLong(message.substring(0, space)));
    work.add(() -> teller.tellViewers(conversation, null, message.substring(space + 1)));
  }

  private void run() {
    while (open) {
      try {
        step();
      } catch (InterruptedException asked) {
        return;
      } catch (DatabaseFailure away) {
        LOG.warn("Live screens wait for the database: {}", away.getMessage());
        rest();
      } catch (RuntimeException defect) {
        LOG.error("Live screens met a defect", defect);
        rest();
      }
    }
  }

  private void step() throws InterruptedException {
    var next = work.poll(50, TimeUnit.MILLISECONDS);
    while (next != null) {
      next.run();
      next = work.poll();
    }
    // Lowered before the read: what changes meanwhile rings again.
    boolean bell = rung.getAndSet(false);
    if (unasked.isDue() || bell) {
      read();
    }
    if (somebodyMoved.getAndSet(false)) {
      teller.lookAround();
    }
    // With the rows that changed them, unless it was done just now.
    if (teller.isMiscounted() && counts.isDue()) {
      teller.count();
    }
    if (later.isDue()) {
      teller.tellLater();
    }
    if (keyCheck.isDue()) {
      keys.checkAll(teller.sockets());
      teller.sockets().forEach(socket -> teller.lookAgainAt(socket.caller.id()));
    }
  }

  private void read() {
    try {
      teller.read();
    } catch (RuntimeException failed) {
      rung.set(true);
      throw failed;
    }
  }

  private void rest() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException asked) {
      open = false;
    }
  }
}
