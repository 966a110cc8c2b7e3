package dev.guiche.routing;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.QueueConfig;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Desks;
import java.util.HashMap;
import java.util.function.Function;

/** What the file says of each desk's queue. */
public final class QueueRules {
  private QueueRules() {}

  /** A desk that an admin has added gives to whoever has been free for longest. */
  public static Function<DeskId, QueueConfig> of(GuicheConfig config, Desks desks) {
    var rules = new HashMap<DeskId, QueueConfig>();
    for (var desk : desks.all()) {
      config.desk(desk.key()).ifPresent(declared -> rules.put(desk.id(), declared.queue()));
    }
    return desk -> rules.getOrDefault(desk, QueueConfig.USUAL);
  }
}
