package dev.guiche.channel.telegram;

import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How the listening is doing, as health tells it. */
final class Condition {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final Duration NEWS = Duration.ofHours(1);

  private volatile ChannelHealth health = ChannelHealth.down("Ainda ligando para o Telegram.");
  private volatile @Nullable Instant restarted;

  void up() {
    health = ChannelHealth.up();
  }

  void down(String why) {
    health = ChannelHealth.down(why);
  }

  /** The listening had fallen silent and was begun anew; an hour long this is worth knowing. */
  void restarted() {
    restarted = Instant.now();
    down("A escuta do Telegram parou de responder e foi recomeçada.");
  }

  ChannelHealth health() {
    ChannelHealth now = health;
    Instant at = restarted;
    return now.state() == State.UP && at != null && at.plus(NEWS).isAfter(Instant.now())
        ? new ChannelHealth(
            State.UP,
            "A escuta tinha parado e foi recomeçada às "
                + CLOCK.format(at.atZone(ZoneId.systemDefault()))
                + ".")
        : now;
  }
}
