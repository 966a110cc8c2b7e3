package dev.guiche.ticket.about;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.ticket.about.Choice.Known;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/** Which tickets a customer may mean, and what they were asked. */
record Asked(ResourceBundle words) {
  private static final int MOST = 3;

  /**
   * A question.
   *
   * @param answered whether it has been answered, or nobody waits for it any more
   */
  record Standing(Choice choice, Instant askedAt, boolean answered) {}

  /**
   * Their open tickets, the one last spoken of first; none that they said within the last day they
   * do not mean.
   */
  List<Known> candidates(Sql tx, ContactId contact) {
    return tx.list(
        """
        select k.id, k.protocol, k.title from ticket k join timeline t on t.id = k.timeline_id
        where k.contact_id = $1 and k.closed_at is null and k.last_visible_stage is not null
          and not exists (
            select from about_ticket a join conversation c on c.id = a.conversation_id
            where c.contact_id = $1 and a.answer = 'no' and k.id = any(a.tickets)
              and a.asked_at > now() - interval '1 day')
        order by t.last_entry_at desc nulls last, k.id desc limit $2
        """,
        Asked::known,
        contact,
        MOST);
  }

  private static Known known(Row row) {
    return new Known(row.number("id"), row.text("protocol"), row.text("title"));
  }

  /** Whether nothing was said to them in this talk yet. */
  boolean isFirst(Sql tx, ConversationId id) {
    return tx.first(
            """
            select 1 as said from entry e join conversation c on c.timeline_id = e.timeline_id
            where c.id = $1 and e.kind = 'message' and e.author <> 'customer' limit 1
            """,
            row -> true,
            id)
        .isEmpty();
  }

  Optional<Standing> find(Sql tx, ConversationId id) {
    var tickets =
        tx.list(
            """
            select k.id, k.protocol, k.title from about_ticket a join ticket k on k.id = any(a.tickets)
            where a.conversation_id = $1 order by array_position(a.tickets, k.id)
            """,
            Asked::known,
            id);
    return tx.first(
        "select asked_at, answer is not null as answered from about_ticket where conversation_id ="
            + " $1",
        row ->
            new Standing(new Choice(words, tickets), row.instant("asked_at"), row.flag("answered")),
        id);
  }

  void keep(Sql tx, ConversationId id, Choice choice) {
    tx.send(
        "insert into about_ticket (conversation_id, tickets) values ($1, $2)",
        id,
        choice.tickets().stream().map(Known::id).toArray(Long[]::new));
  }

  void settle(Sql tx, ConversationId id, String answer) {
    tx.send("update about_ticket set answer = $2 where conversation_id = $1", id, answer);
  }
}
