package dev.guiche.ticket;

import dev.guiche.database.Sql;
import java.util.List;

/**
 * Tickets of one desk that stand in one stage, or are of one category.
 *
 * @param closed whether they have come to their end
 */
record Standing(String workflow, String desk, String key, boolean closed, long tickets) {

  /**
   * @param column {@code stage} or {@code category}
   */
  static List<Standing> all(Sql tx, String column) {
    return tx.list(
        """
        select c.workflow, d.key as desk, c.%s as key, c.closed_at is not null as closed, count(*) as tickets
        from ticket c join desk d on d.id = c.desk_id group by 1, 2, 3, 4 order by 1, 2, 3, 4
        """
            .formatted(column),
        row ->
            new Standing(
                row.text("workflow"),
                row.text("desk"),
                row.text("key"),
                row.flag("closed"),
                row.number("tickets")));
  }

  /** The tickets themselves, which follow this workflow by now. */
  List<TicketId> tickets(Sql tx, String workflow, String column) {
    return tx.list(
        """
        select c.id from ticket c join desk d on d.id = c.desk_id
        where c.workflow = $1 and d.key = $2 and c.%s = $3 and (c.closed_at is not null) = $4
        order by c.id
        """
            .formatted(column),
        row -> new TicketId(row.number("id")),
        workflow,
        desk,
        key,
        closed);
  }

  /** A workflow that has left the file leaves its tickets to that of their desk. */
  void adopt(Sql tx, String heir) {
    if (!heir.equals(workflow)) {
      tx.update(
          """
          update ticket c set workflow = $3 from desk d
          where d.id = c.desk_id and c.workflow = $1 and d.key = $2
          """,
          workflow,
          desk,
          heir);
    }
  }
}
