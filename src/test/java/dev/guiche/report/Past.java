package dev.guiche.report;

import dev.guiche.conversation.Protocol;
import dev.guiche.database.Database;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Writes a small past by hand, each thing at the time that the test names. */
final class Past {
  final ZoneId zone;
  private final Database database;

  Past(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /** {@code 2026-03-02T09:30}, as the house's clock on the wall shows it. */
  Instant at(String wall) {
    return LocalDateTime.parse(wall).atZone(zone).toInstant();
  }

  long desk(String key) {
    return number(
        """
        insert into desk (key, label) values ($1, initcap($1))
        on conflict on constraint desk_key_is_free do update set label = desk.label returning id
        """,
        key);
  }

  long consultant(String name) {
    return number(
        "insert into consultant (email, name, password_hash, role) values ($1, $1, '-',"
            + " 'consultant') returning id",
        name);
  }

  long contact(String name, @Nullable String company) {
    Long firm =
        company == null
            ? null
            : number("insert into company (name) values ($1) returning id", company);
    long contact =
        number("insert into contact (name, company_id) values ($1, $2) returning id", name, firm);
    database.update(
        "insert into contact_address (contact_id, kind, address) values ($1, 'telegram', $2)",
        contact,
        name);
    return contact;
  }

  /** A talk of the desk {@code suporte}, open. */
  long talk(long contact, String channel, String begun) {
    return talk(contact, channel, desk("suporte"), begun);
  }

  long talk(long contact, String channel, long desk, String begun) {
    return number(
        """
        insert into conversation (timeline_id, contact_id, address_id, channel, desk_id, protocol, state, created_at)
        select $1, $2, a.id, $3, $4, $5, 'queued', $6 from contact_address a where a.contact_id = $2 limit 1
        returning id
        """,
        timeline(contact, begun),
        contact,
        channel,
        desk,
        Protocol.next(database).value(),
        at(begun));
  }

  void close(long talk, String outcome, @Nullable String solution, String at) {
    database.update(
        "update conversation set state = 'closed', outcome = $2, solution = $3, closed_at = $4"
            + " where id = $1",
        talk,
        outcome,
        solution,
        at(at));
  }

  long ticket(long contact, String category, String opened) {
    return number(
        """
        insert into ticket (protocol, timeline_id, contact_id, desk_id, workflow, stage, category, priority, title,
                            origin, opened_at, stage_since)
        values ($1, $2, $3, $4, 'padrao', 'aberto', $5, 1, 'Nota rejeitada', 'email', $6, $6) returning id
        """,
        Protocol.next(database).value(),
        timeline(contact, opened),
        contact,
        desk("suporte"),
        category,
        at(opened));
  }

  void close(long ticket, String at) {
    database.update("update ticket set closed_at = $2 where id = $1", ticket, at(at));
  }

  void stood(long ticket, String stage, boolean clock, String from, @Nullable String until) {
    database.update(
        """
        insert into ticket_stage_log (ticket_id, stage, clock_running, entered_at, left_at)
        values ($1, $2, $3, $4, $5)
        """,
        ticket,
        stage,
        clock,
        at(from),
        until == null ? null : at(until));
  }

  /**
   * A deadline of a ticket, begun with it.
   *
   * @param aim {@code first_answer} or {@code solution}
   * @param hours what it took, and null while it is open
   * @param allowed hours
   */
  void deadline(long ticket, String aim, @Nullable Double hours, double allowed, boolean late) {
    database.update(
        """
        insert into ticket_sla (ticket_id, aim, span, started_at, warn_at, due_at, met_at, breached_at, took, allowed)
        select id, $2, '', opened_at, opened_at, opened_at, case when $3::float8 is not null then opened_at end,
          case when $5 then opened_at end, $3::float8 * 3600, case when $3::float8 is not null then $4::float8 * 3600 end
        from ticket where id = $1
        """,
        ticket,
        aim,
        hours,
        allowed,
        late);
  }

  /**
   * @param of {@code conversation} or {@code ticket}
   * @param kind {@code message} or {@code note}
   * @param author {@code customer}, {@code consultant} or {@code system}
   */
  void said(String of, long id, String kind, String author, String at) {
    database.update(
        """
        insert into entry (timeline_id, position, kind, author, visible, text, at)
        select timeline_id, (extract(epoch from $4::timestamptz) * 1000)::bigint, $2, $3, $2 = 'message', 'x', $4
        from %s where id = $1
        """
            .formatted(of),
        id,
        kind,
        author,
        at(at));
    database.update(
        "update timeline set last_entry_at = $2 where id = (select timeline_id from %s where id = $1)"
            .formatted(of),
        id,
        at(at));
  }

  /** The contract gate has refused it. */
  void turnAway(long talk, String at) {
    database.update(
        """
        insert into entry (timeline_id, position, kind, author, visible, event, at)
        select timeline_id, (extract(epoch from $2::timestamptz) * 1000)::bigint, 'event', 'system', false,
          '{"type": "triaged", "reason": "gate", "answers": []}', $2
        from conversation where id = $1
        """,
        talk,
        at(at));
  }

  void link(long ticket, long talk) {
    database.update("insert into ticket_conversation values ($1, $2, true)", ticket, talk);
  }

  private long timeline(long contact, String at) {
    return number(
        "insert into timeline (contact_id, last_entry_at) values ($1, $2) returning id",
        contact,
        at(at));
  }

  private long number(String sql, @Nullable Object... values) {
    return database.one(sql, row -> row.number("id"), values);
  }

  /** Nothing has happened yet. */
  void forget() {
    database.update(
        "truncate contact, timeline, conversation, ticket, entry, ticket_stage_log,"
            + " ticket_conversation cascade");
  }
}
