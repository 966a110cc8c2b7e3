package dev.guiche.desk;

import dev.guiche.database.Database;
import dev.guiche.database.Node;
import dev.guiche.database.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is there. Each connected screen is a row that names its node; when a node dies its rows are
 * swept, and whoever has no screen left is gone.
 */
public final class Presence {
  private final Database database;
  private final Node node;
  private final Attendance attendance;

  public Presence(Database database, Node node, Attendance attendance) {
    this.database = database;
    this.node = node;
    this.attendance = attendance;
  }

  /** A connected screen, until it is {@linkplain #disconnected}. */
  public record Screen(long id, ConsultantId consultant) {}

  /**
   * @throws DeskRefused.UnknownConsultant when there is none
   */
  public Screen connected(ConsultantId consultant) {
    var arrival = database.inTransaction(tx -> arrive(tx, consultant));
    if (arrival.first()) {
      attendance.came(consultant);
    }
    return arrival.screen();
  }

  private record Arrival(Screen screen, boolean first) {}

  private Arrival arrive(Sql tx, ConsultantId consultant) {
    lock(tx, consultant);
    int back =
        tx.update(
            "update consultant set gone_since = null where id = $1 and gone_since is not null",
            consultant);
    long screen =
        tx.one(
            "insert into screen (consultant_id, node) values ($1, $2) returning id",
            row -> row.number("id"),
            consultant,
            node.number());
    return new Arrival(new Screen(screen, consultant), back > 0);
  }

  /** The screen is gone. Said again, it changes nothing. */
  public void disconnected(Screen screen) {
    boolean last =
        database.inTransaction(
            tx -> {
              lock(tx, screen.consultant());
              tx.send("delete from screen where id = $1", screen.id());
              return leaveIfUnseen(tx, screen.consultant());
            });
    if (last) {
      attendance.went(screen.consultant());
    }
  }

  private static boolean leaveIfUnseen(Sql tx, ConsultantId consultant) {
    return tx.update(
            """
            update consultant set gone_since = now()
            where id = $1 and gone_since is null
              and not exists (select from screen s where s.consultant_id = consultant.id)
            """,
            consultant)
        > 0;
  }

  // Screens of one consultant come and go one after the other, on whatever nodes.
  private static void lock(Sql tx, ConsultantId consultant) {
    if (tx.first("select id from consultant where id = $1 for update", row -> 0, consultant)
        .isEmpty()) {
      throw new DeskRefused.UnknownConsultant();
    }
  }

  /** What the consultant says of themselves; {@code reason} is theirs to word, or null. */
  public void say(ConsultantId consultant, PresenceStatus status, @Nullable String reason) {
    int found =
        database.update(
            "update consultant set status = $2, status_reason = nullif(trim($3), '') where id = $1",
            consultant,
            status,
            reason);
    if (found == 0) {
      throw new DeskRefused.UnknownConsultant();
    }
    switch (status) {
      case AVAILABLE -> attendance.came(consultant);
      case OFFLINE -> attendance.went(consultant);
      case BUSY, PAUSE -> attendance.changed(consultant);
    }
  }

  /**
   * Lets go of whoever was connected to nodes that are gone. Call it at start, and now and then.
   */
  public void sweep() {
    List<ConsultantId> left =
        database.list(
            "select distinct consultant_id from screen where " + Node.GONE,
            row -> new ConsultantId(row.number("consultant_id")));
    for (var consultant : left) {
      boolean unseen =
          database.inTransaction(
              tx -> {
                lock(tx, consultant);
                tx.send("delete from screen where consultant_id = $1 and " + Node.GONE, consultant);
                return leaveIfUnseen(tx, consultant);
              });
      if (unseen) {
        attendance.went(consultant);
      }
    }
  }
}
