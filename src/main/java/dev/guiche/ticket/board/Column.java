package dev.guiche.ticket.board;

import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.ticket.Ticket;
import java.util.List;

/**
 * One stage on the board.
 *
 * @param count how many stand in it, at most {@link Board#COUNTED}; of an ending stage, those that
 *     ended within {@link Board#RECENT}
 * @param tickets the first of them, in the order of the stage
 * @param more whether there are others behind them
 */
public record Column(Stage stage, int count, List<Ticket> tickets, boolean more) {
  public Column {
    tickets = List.copyOf(tickets);
  }
}
