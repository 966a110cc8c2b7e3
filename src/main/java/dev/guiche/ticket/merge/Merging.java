package dev.guiche.ticket.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Merges two contacts, and tells of merges that were. */
public final class Merging {
  private final Database database;
  private final Announcements announcements;
  private final DoubleTalks doubleTalks = new DoubleTalks();

  public Merging(Database database, Announcements announcements) {
    this.database = database;
    this.announcements = announcements;
  }

  /**
   * A merge that was.
   *
   * @param before what was known of both, and what was whose
   */
  public record Merge(
      long id,
      ContactId from,
      ConsultantId by,
      String byName,
      String reason,
      JsonNode before,
      Instant at) {}

  /**
   * From now on the second is the first: what they wrote, their tickets and their addresses. Where
   * both have an open talk on one channel, the one with the older word of theirs ends in the other.
   *
   * @param reason the fact that shows that they are one person
   * @throws Refusal NotFound, Invalid
   */
  public void merge(ContactId into, ContactId from, String reason, ConsultantId by) {
    if (reason.isBlank()) {
      throw new Refusal.Invalid("reason-needed", "Diga o que mostra que são a mesma pessoa.");
    }
    if (into.equals(from)) {
      throw new Refusal.Invalid("same-contact", "É o mesmo contato. Escolha outro para unir.");
    }
    var touched =
        database.inTransaction(
            tx -> {
              lock(tx, into, from);
              keep(tx, into, from, reason.strip(), by);
              doubleTalks.end(tx, into, from, by);
              move(tx, into, from);
              complete(tx, into, from);
              return tell(tx, into, from, reason.strip(), by);
            });
    touched.forEach(announcements::changed);
  }

  private static void lock(Sql tx, ContactId into, ContactId from) {
    var there =
        tx.list(
            "select id from contact where id in ($1, $2) and merged_into is null order by id for"
                + " update",
            row -> row.number("id"),
            into,
            from);
    if (there.size() != 2) {
      throw new Refusal.NotFound("contact");
    }
  }

  private static void keep(Sql tx, ContactId into, ContactId from, String reason, ConsultantId by) {
    tx.update(
        """
        insert into contact_merge (into_id, from_id, consultant_id, reason, before)
        select $1, $2, $3, $4, jsonb_object_agg(case c.id when $1 then 'into' else 'from' end, jsonb_build_object(
          'name', c.name, 'email', c.email, 'phone', c.phone, 'company', c.company, 'externalId', c.external_id,
          'notes', c.notes,
          'addresses', (select coalesce(jsonb_agg(a.kind || ':' || a.address order by a.id), '[]')
                        from contact_address a where a.contact_id = c.id),
          'conversations', (select coalesce(jsonb_agg(x.protocol order by x.id), '[]')
                            from conversation x where x.contact_id = c.id),
          'tickets', (select coalesce(jsonb_agg(x.protocol order by x.id), '[]')
                      from ticket x where x.contact_id = c.id)))
        from contact c where c.id in ($1, $2)
        """,
        into,
        from,
        by,
        reason);
  }

  private static void move(Sql tx, ContactId into, ContactId from) {
    tx.update(
        """
        delete from ticket_participant p where p.contact_id = $2 and exists (
          select from ticket_participant q where q.ticket_id = p.ticket_id and q.contact_id = $1
            and (q.role = 'requester' or p.role <> 'requester'))
        """,
        into,
        from);
    tx.update(
        """
        delete from ticket_participant p where p.contact_id = $1 and exists (
          select from ticket_participant q where q.ticket_id = p.ticket_id and q.contact_id = $2)
        """,
        into,
        from);
    tx.list("select contact_references_move($1, $2)::text as done", row -> 0, from, into);
  }

  /** What only the other knew, the survivor knows; the notes of both stay. */
  private static void complete(Sql tx, ContactId into, ContactId from) {
    var external =
        tx.first(
            "select external_id from contact where id = $1",
            row -> java.util.Optional.ofNullable(row.textOrNull("external_id")),
            from);
    tx.update("update contact set merged_into = $2, external_id = null where id = $1", from, into);
    tx.update(
        """
        update contact i set
          email = coalesce(i.email, f.email), phone = coalesce(i.phone, f.phone),
          company_id = coalesce(i.company_id, f.company_id),
          external_id = coalesce(i.external_id, $3),
          segment = coalesce(i.segment, f.segment), portfolio_id = coalesce(i.portfolio_id, f.portfolio_id),
          locale = coalesce(i.locale, f.locale), time_zone = coalesce(i.time_zone, f.time_zone),
          trained = case when i.trained = '{}' then f.trained else i.trained end,
          notes = trim(both E'\\n' from i.notes || E'\\n' || f.notes)
        from contact f where i.id = $1 and f.id = $2
        """,
        into,
        from,
        external.flatMap(given -> given).orElse(null));
  }

  /** An event where something is open. */
  private static List<TimelineId> tell(
      Sql tx, ContactId into, ContactId from, String reason, ConsultantId by) {
    var open =
        tx.list(
            """
            select t.id from timeline t where t.contact_id = $1 and (
              exists (select from conversation c where c.timeline_id = t.id and c.state <> 'closed')
              or exists (select from ticket c where c.timeline_id = t.id and c.closed_at is null))
            order by t.id
            """,
            row -> new TimelineId(row.number("id")),
            into);
    String name = tx.one("select name from contact where id = $1", row -> row.text("name"), from);
    for (var timeline : open) {
      Timelines.add(
          tx,
          timeline,
          NewEntry.event("contact-merged", by, false, Map.of("name", name, "reason", reason)));
    }
    return open;
  }

  /** The newest first. */
  public List<Merge> of(ContactId contact) {
    return database.list(
        """
        select m.id, m.from_id, m.consultant_id, k.name, m.reason, m.before, m.at
        from contact_merge m join consultant k on k.id = m.consultant_id
        where m.into_id = (select coalesce(c.merged_into, c.id) from contact c where c.id = $1)
           or m.into_id = $1
        order by m.id desc
        """,
        row ->
            new Merge(
                row.number("id"),
                new ContactId(row.number("from_id")),
                new ConsultantId(row.number("consultant_id")),
                row.text("name"),
                row.text("reason"),
                row.json("before"),
                row.instant("at")),
        contact);
  }
}
