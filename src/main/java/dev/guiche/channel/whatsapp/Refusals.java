package dev.guiche.channel.whatsapp;

import dev.guiche.channel.ChannelName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log why web hooks were refused: the first of a kind at once, the same again at most
 * once a minute with their number, so that a stranger cannot fill the disk.
 */
final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final ChannelName channel;
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

  private record Kind(AtomicLong nextLine, AtomicLong silent) {}

  Refusals(ChannelName channel) {
    this.channel = channel;
  }

  void note(String why) {
    long now = System.nanoTime();
    Kind kind =
        kinds.computeIfAbsent(why, first -> new Kind(new AtomicLong(now), new AtomicLong()));
    long due = kind.nextLine.get();
    if (now - due >= 0 && kind.nextLine.compareAndSet(due, now + PAUSE)) {
      long silent = kind.silent.getAndSet(0);
      log.warn(
          "Channel {} refused a web hook: {}{}",
          channel,
          why,
          silent == 0 ? "" : " (and " + silent + " more since the last line)");
    } else {
      kind.silent.incrementAndGet();
    }
  }
}
