package dev.guiche.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.timer.Backlog;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway is. It is ready when it has started, is not stopping and its database answers; a
 * channel that is down is told but turns nobody away, for the other channels work.
 */
final class Health {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Supplier<ChannelHealth>> channels = new LinkedHashMap<>();
  private final Database database;
  private @Nullable Supplier<Backlog> timers;
  private volatile State state = State.STARTING;

  enum State {
    STARTING,
    RUNNING,
    STOPPING
  }

  /**
   * @param ready whether work may be sent here
   */
  record Report(boolean ready, String json) {}

  Health(Database database) {
    this.database = database;
  }

  /** Before {@link #is} RUNNING; in the order in which they are shown. */
  void watch(String channel, Supplier<ChannelHealth> health) {
    channels.put(channel, health);
  }

  /** Before {@link #is} RUNNING. */
  void watchTimers(Supplier<Backlog> backlog) {
    timers = backlog;
  }

  void is(State now) {
    state = now;
  }

  /** Asks the database; blocks. */
  Report report() {
    var report = JSON.createObjectNode();
    ChannelHealth answer = ask(database);
    boolean ready = state == State.RUNNING && answer.state() == ChannelHealth.State.UP;
    report.put("ready", ready);
    report.put("gateway", lower(state));
    put(report.putObject("database"), answer);
    if (timers != null && answer.state() == ChannelHealth.State.UP) {
      put(report, timers);
    }
    var all = report.putObject("channels");
    channels.forEach((name, health) -> put(all.putObject(name), health.get()));
    return new Report(ready, report.toString());
  }

  private static void put(ObjectNode report, Supplier<Backlog> timers) {
    try {
      var now = timers.get();
      report.putObject("timers").put("overdue", now.overdue()).put("failing", now.failing());
    } catch (DatabaseFailure gone) {
      report.putObject("timers").put("why", gone.getMessage());
    }
  }

  private static ChannelHealth ask(Database database) {
    try {
      database.one("select 1 as one", row -> row.integer("one"));
      return ChannelHealth.up();
    } catch (DatabaseFailure gone) {
      return ChannelHealth.down(String.valueOf(gone.getMessage()));
    }
  }

  private static void put(ObjectNode node, ChannelHealth health) {
    node.put("state", lower(health.state()));
    if (health.why() != null) {
      node.put("why", health.why());
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
