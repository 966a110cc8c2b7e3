package dev.guiche.ticket.sla;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.Target;
import dev.guiche.ticket.Ticket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we mean to keep for which ticket. */
@FunctionalInterface
public interface Aims {
  /**
   * @param plan of the requester's contract; null where there is none
   */
  Optional<Target> of(Ticket ticket, @Nullable String plan);

  /** Those of the workflows. */
  static Aims of(GuicheConfig config) {
    return (ticket, plan) ->
        config
            .workflow(ticket.workflow())
            .flatMap(flow -> flow.target(ticket.category(), ticket.priority(), plan));
  }
}
