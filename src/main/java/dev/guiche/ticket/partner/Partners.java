package dev.guiche.ticket.partner;

import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of partner technicians (IN-24). */
public final class Partners {
  private static final String SELECT =
      "select id, name, region, phones, specialities, enabled from partner";

  private final Database database;

  public Partners(Database database) {
    this.database = database;
  }

  public List<Partner> all() {
    return database.list(SELECT + " order by enabled desc, region, name", Partners::read);
  }

  public Optional<Partner> find(long id) {
    return database.first(SELECT + " where id = $1", Partners::read, id);
  }

  /** A new one has the id 0. */
  public Partner keep(Partner partner) {
    return database.one(
        """
        with changed as (
          update partner set name = $2, region = $3, phones = $4, specialities = $5, enabled = $6 where id = $1
          returning *),
        made as (
          insert into partner (name, region, phones, specialities, enabled)
          select $2, $3, $4, $5, $6 where $1 = 0 returning *)
        select * from changed union all select * from made
        """,
        Partners::read,
        partner.id(),
        partner.name().strip(),
        partner.region().strip(),
        partner.phones().toArray(String[]::new),
        partner.specialities().toArray(String[]::new),
        partner.enabled());
  }

  /** Says on the timeline whom the customer was referred to. */
  public void referred(TimelineId timeline, Partner partner, ConsultantId by) {
    var details = Map.of("partner", partner.name(), "id", partner.id());
    database.inTransaction(
        tx -> Timelines.add(tx, timeline, NewEntry.event("referred", by, false, details)));
  }

  private static Partner read(Row row) {
    return new Partner(
        row.number("id"),
        row.text("name"),
        row.text("region"),
        row.texts("phones"),
        row.texts("specialities"),
        row.flag("enabled"));
  }
}
