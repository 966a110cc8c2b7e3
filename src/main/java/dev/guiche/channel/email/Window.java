package dev.guiche.channel.email;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The mails under way. They may be finished in any order; the cursor passes only those before which
 * none is left. One thread writes it, so that what is finished while a write is under way goes with
 * the next one.
 */
final class Window {
  /** Bytes of mail that may wait in memory; a larger one waits alone. */
  private static final int ROOM = 48 * 1024 * 1024;

  private static final int SMALLEST = ROOM / 256;

  private final Semaphore room = new Semaphore(ROOM, true);
  private final Queue<Pending> pending = new ArrayDeque<>();
  private final LongConsumer save;
  private long passed;
  private long saved;
  private boolean saving;

  /**
   * @param save writes the cursor; tries until it succeeds or the channel stops
   */
  Window(LongConsumer save) {
    this.save = save;
  }

  private enum State {
    UNDER_WAY,
    KEPT,
    ABANDONED
  }

  final class Pending {
    private final long uid;
    private final int size;
    private State state = State.UNDER_WAY;

    private Pending(long uid, int size) {
      this.uid = uid;
      this.size = size;
    }

    /** The mail is safe. */
    void keep() {
      finish(this, State.KEPT);
    }

    /** It is not, and will be read again by a later window. */
    void abandon() {
      finish(this, State.ABANDONED);
    }
  }

  /** Waits for room; called in the order of UIDs. */
  Pending enter(long uid, long bytes) throws InterruptedException {
    int size = (int) Math.clamp(bytes, SMALLEST, ROOM);
    room.acquire(size);
    var entered = new Pending(uid, size);
    synchronized (this) {
      pending.add(entered);
    }
    return entered;
  }

  private synchronized void finish(Pending mail, State state) {
    room.release(mail.size);
    mail.state = state;
    while (isKept(pending.peek())) {
      passed = pending.remove().uid;
    }
    if (passed > saved && !saving) {
      saving = true;
      Thread.ofVirtual().start(this::write);
    }
    notifyAll();
  }

  private void write() {
    for (long next = next(); next > 0; next = next()) {
      save.accept(next);
      synchronized (this) {
        saved = next;
      }
    }
  }

  private synchronized long next() {
    if (passed > saved) {
      return passed;
    }
    saving = false;
    notifyAll();
    return 0;
  }

  private static boolean isKept(@Nullable Pending mail) {
    return mail != null && mail.state == State.KEPT;
  }

  /** Waits until no mail is under way and the cursor has passed all it may. */
  synchronized void drain() throws InterruptedException {
    while (saving || pending.stream().anyMatch(mail -> mail.state == State.UNDER_WAY)) {
      wait();
    }
  }
}
