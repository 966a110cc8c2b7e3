package dev.guiche.webhook;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WebhookConfig;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.Tickets;
import dev.guiche.ticket.customer.Theirs;
import dev.guiche.webhook.Deliveries.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was written on timelines since it last read, and writes down what a hook is told of
 * it. How far it has come is a snapshot in the hook's row, which moves on only after what it shows
 * is written down; what is read twice after a crash is written once (ADR 95).
 */
final class Following {
  private static final int PAGE = 200;

  private final Database database;
  private final Deliveries deliveries;
  private final Conversations conversations;
  private final Tickets tickets;
  private final Entries entries;
  private final Teller teller;

  Following(Database database, GuicheConfig config, Ticketing ticketing, Deliveries deliveries) {
    this.database = database;
    this.deliveries = deliveries;
    this.conversations = new Conversations(database);
    this.tickets = ticketing.tickets();
    this.entries = new Entries(database);
    this.teller =
        new Teller(
            new Theirs(database, tickets, ticketing.workflows()),
            ticketing.workflows(),
            config.organization().locale());
  }

  private record Written(EntryId entry, TimelineId timeline, Teller.Beside beside) {
    static Written read(Row row) {
      return new Written(
          new EntryId(row.number("id")),
          new TimelineId(row.number("timeline_id")),
          new Teller.Beside(
              row.text("desk"), row.textOrNull("phone"), row.textOrNull("external_id")));
    }
  }

  /** What is committed now; true when anything was written down. */
  boolean catchUp(WebhookId id, WebhookConfig hook) {
    var span = deliveries.span(id);
    if (span.isEmpty()) {
      return false;
    }
    boolean any = false;
    var written = written(span.get());
    for (int from = 0; from < written.size(); from += PAGE) {
      var page = written.subList(from, Math.min(from + PAGE, written.size()));
      any |= deliveries.write(id, parcels(page, hook)) > 0;
    }
    deliveries.seen(id, span.get());
    return any;
  }

  /**
   * Each entry by the transaction that wrote it, so that whatever order they commit in, it comes.
   */
  private List<Written> written(Deliveries.Span span) {
    return database.list(
        """
        select e.id, e.timeline_id, d.key as desk, p.phone, p.external_id
        from timeline t
        join entry e on e.timeline_id = t.id
        left join conversation c on c.timeline_id = t.id
        left join ticket k on k.timeline_id = t.id
        join desk d on d.id = coalesce(c.desk_id, k.desk_id)
        join contact p on p.id = coalesce(c.contact_id, k.contact_id)
        where t.changed >= pg_snapshot_xmin($1::text::pg_snapshot)
          and e.born >= pg_snapshot_xmin($1::text::pg_snapshot)
          and not pg_visible_in_snapshot(e.born, $1::text::pg_snapshot)
          and pg_visible_in_snapshot(e.born, $2::text::pg_snapshot)
        order by e.id
        """,
        Written::read,
        span.seen(),
        span.now());
  }

  private List<Parcel> parcels(List<Written> page, WebhookConfig hook) {
    var timelines = page.stream().map(Written::timeline).collect(Collectors.toSet());
    Map<TimelineId, Conversation> talks =
        by(conversations.onTimelines(Sight.everything(), timelines), Conversation::timeline);
    Map<TimelineId, Ticket> needs =
        by(tickets.onTimelines(Sight.everything(), timelines), Ticket::timeline);
    Map<EntryId, Entry> all =
        by(entries.all(page.stream().map(Written::entry).toList()), Entry::id);
    var parcels = new ArrayList<Parcel>();
    for (var one : page) {
      var entry = Objects.requireNonNull(all.get(one.entry()));
      var parcel = parcel(entry, talks.get(one.timeline()), needs.get(one.timeline()), one, hook);
      if (parcel != null) {
        parcels.add(parcel);
      }
    }
    return parcels;
  }

  private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
    return values.stream().collect(Collectors.toMap(key, Function.identity()));
  }

  private @Nullable Parcel parcel(
      Entry entry,
      @Nullable Conversation talk,
      @Nullable Ticket need,
      Written written,
      WebhookConfig hook) {
    var what = Happening.of(entry, need != null, hook.internal());
    if (what == null || !hook.events().contains(what)) {
      return null;
    }
    Told told =
        need != null
            ? teller.tell(entry, need, written.beside(), hook.internal())
            : teller.tell(entry, Objects.requireNonNull(talk), written.beside(), hook.internal());
    return new Parcel(entry.id(), entry.timeline(), what.word(), Wording.of(entry, what, told));
  }
}
