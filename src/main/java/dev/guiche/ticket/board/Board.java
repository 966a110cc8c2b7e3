package dev.guiche.ticket.board;

import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.Sight;
import dev.guiche.database.Sql;
import dev.guiche.desk.Desk;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Tickets;
import dev.guiche.ticket.Workflows;
import java.time.Duration;
import java.util.List;

/**
 * A desk's tickets by stage. Every column is read through an index and counted only so far, so that
 * a desk with a million tickets has its board as soon as one with ten.
 */
public final class Board {
  /** More than this is shown as "999+". */
  public static final int COUNTED = 1000;

  /** For how long what has ended stays on the board. */
  public static final Duration RECENT = Duration.ofDays(30);

  private final Sql sql;
  private final Tickets tickets;
  private final Workflows workflows;

  public Board(Sql sql, Tickets tickets, Workflows workflows) {
    this.sql = sql;
    this.tickets = tickets;
    this.workflows = workflows;
  }

  /**
   * The columns in the order of the workflow.
   *
   * @param limit how many tickets of each
   */
  public List<Column> of(Sight sight, Desk desk, int limit) {
    return workflows.ofDesk(desk.key()).stages().stream()
        .map(stage -> column(sight, desk, stage, limit))
        .toList();
  }

  private Column column(Sight sight, Desk desk, Stage stage, int limit) {
    var ids = first(sight, desk, stage, limit + 1);
    var tickets = this.tickets.inOrder(ids.stream().limit(limit).toList());
    return new Column(stage, count(sight, desk, stage), tickets, ids.size() > limit);
  }

  private List<TicketId> first(Sight sight, Desk desk, Stage stage, int limit) {
    return sql.list(
        """
        select c.id from ticket c
        where c.desk_id = $1 and c.stage = $2 and %s and %s order by %s limit $4
        """
            .formatted(there(stage), Sight.rule("$3"), order(stage)),
        row -> new TicketId(row.number("id")),
        desk.id(),
        stage.key(),
        sight.only(),
        limit);
  }

  private int count(Sight sight, Desk desk, Stage stage) {
    return sql.one(
        """
        select count(*)::int as found from (
          select from ticket c where c.desk_id = $1 and c.stage = $2 and %s and %s limit $4) those
        """
            .formatted(there(stage), Sight.rule("$3")),
        row -> row.integer("found"),
        desk.id(),
        stage.key(),
        sight.only(),
        COUNTED);
  }

  private static String there(Stage stage) {
    return stage.ends() == null
        ? "c.closed_at is null"
        : "c.closed_at > now() - interval '%d days'".formatted(RECENT.toDays());
  }

  private static String order(Stage stage) {
    if (stage.ends() != null) {
      return "c.closed_at desc, c.id desc";
    }
    return stage.order() == WorkflowConfig.Order.PRIORITY
        ? "c.priority desc, c.category_rank, c.id"
        : "c.id";
  }
}
