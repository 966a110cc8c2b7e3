package dev.guiche.channel.telegram;

import dev.guiche.database.Database;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The message ids that this bot has used, which rise with every message of every private chat. The
 * highest is kept in the database, so that a lost message is looked for only above it.
 */
final class MessageIds {
  private static final int REMEMBERED = 20_000;

  private final Database database;
  private final long bot;
  private final AtomicLong highest = new AtomicLong();
  private final ConcurrentSkipListSet<Long> recent = new ConcurrentSkipListSet<>();
  private final ReentrantLock saving = new ReentrantLock();
  private long saved;

  MessageIds(Database database, long bot) {
    this.database = database;
    this.bot = bot;
  }

  void saw(long id) {
    highest.accumulateAndGet(id, Math::max);
    recent.add(id);
    if (recent.size() > REMEMBERED) {
      recent.pollFirst();
    }
  }

  /** Whether it is surely another message's; no for those that were seen long ago. */
  boolean isTaken(long id) {
    return recent.contains(id);
  }

  /** The highest on this node since it started, 0 for none. */
  long seen() {
    return highest.get();
  }

  /**
   * What all nodes know of the bot's ids.
   *
   * @param highest 0 when no message has been seen yet
   * @param open how many messages of ours may have an id that nobody knows
   */
  record Known(long highest, int open) {}

  Known known() {
    return database.one(
        """
        select greatest(
                 $2,
                 (select max(highest) from telegram_height where bot = $1),
                 (select max(message) from telegram_attempt where bot = $1)) as highest,
               (select count(*) from telegram_attempt where bot = $1 and message is null) as open
        """,
        row -> new Known(row.number("highest"), (int) row.number("open")),
        bot,
        highest.get());
  }

  /** Keeps the highest; those who come while one is writing share the next statement. */
  void save() {
    long wanted = highest.get();
    saving.lock();
    try {
      if (saved < wanted) {
        long now = highest.get();
        keep(now);
        saved = now;
      }
    } finally {
      saving.unlock();
    }
  }

  private void keep(long now) {
    database.update(
        """
        insert into telegram_height (bot, highest)
        values ($1, $2)
        on conflict (bot) do update
           set highest = greatest(telegram_height.highest, excluded.highest)
        """,
        bot,
        now);
  }
}
