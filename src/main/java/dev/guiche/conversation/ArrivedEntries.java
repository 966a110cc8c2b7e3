package dev.guiche.conversation;

import static java.util.Comparator.comparingLong;

import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts;
import dev.guiche.conversation.Arrival.Key;
import dev.guiche.database.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives the customers' messages of one batch their places on their timelines and writes all of them
 * in one statement.
 */
final class ArrivedEntries {
  private ArrivedEntries() {}

  private record Placed(Arrival arrival, long position) {}

  /**
   * In the customer's order: within a timeline by the provider's count where there is one, else as
   * they came.
   */
  private static List<Placed> inOrder(Sql tx, List<Arrival> arrivals) {
    var sorted = new ArrayList<>(arrivals);
    sorted.sort(
        comparingLong((Arrival a) -> a.line().timeline().value())
            .thenComparingLong(a -> a.message().order())
            .thenComparingInt(Arrival::index));
    var ends = new HashMap<TimelineId, Long>();
    var placed = new ArrayList<Placed>(sorted.size());
    for (var arrival : sorted) {
      var late = latecomersPlace(tx, arrival);
      if (late != null) {
        placed.add(new Placed(arrival, late));
      } else {
        var end =
            ends.merge(
                arrival.line().timeline(),
                arrival.line().lastPosition() + Timelines.STEP,
                (last, first) -> last + Timelines.STEP);
        placed.add(new Placed(arrival, end));
      }
    }
    return placed;
  }

  /**
   * Between its neighbours when the customer sent it before something that is here already; else
   * null.
   */
  private static @Nullable Long latecomersPlace(Sql tx, Arrival arrival) {
    var message = arrival.message();
    if (message.order() <= 0 || message.order() >= arrival.line().lastOrder()) {
      return null;
    }
    return tx.first(
            """
            select (next + coalesce((select max(position) from entry
                      where timeline_id = $1 and position < next), 0)) / 2 as position
            from (select min(position) as next from entry
                  where timeline_id = $1 and author = 'customer' and channel = $2 and provider_order > $3) later
            where next is not null
            """,
            row -> row.number("position"),
            arrival.line().timeline(),
            message.channel().value(),
            message.order())
        .orElse(null);
  }

  /** Returns the entries that are new, in no order; the others were known. */
  static Map<Key, EntryId> insert(Sql tx, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return Map.of();
    }
    var rows = inOrder(tx, arrivals);
    var kept = new HashMap<Key, EntryId>();
    tx.list(
        INSERT,
        row ->
            kept.put(
                new Key(row.text("channel"), row.text("external_id")),
                new EntryId(row.number("id"))),
        column(rows, Long[]::new, p -> p.arrival().line().timeline().value()),
        column(rows, Long[]::new, Placed::position),
        column(rows, Long[]::new, p -> p.arrival().line().contact().value()),
        column(rows, String[]::new, p -> p.arrival().message().channel().value()),
        column(rows, String[]::new, p -> p.arrival().message().externalId().value()),
        column(rows, String[]::new, p -> p.arrival().message().content().text()),
        column(rows, String[]::new, p -> p.arrival().message().content().html()),
        column(rows, String[]::new, p -> p.arrival().message().content().folded()),
        column(rows, String[]::new, p -> value(p.arrival().message().answers())),
        column(rows, Long[]::new, p -> p.arrival().message().order()),
        column(rows, Instant[]::new, p -> p.arrival().message().sentAt()),
        column(rows, Boolean[]::new, p -> isAutomatic(p.arrival().message())),
        column(
            rows,
            Boolean[]::new,
            p -> p.arrival().place() != null && p.arrival().place().thirdParty()),
        column(rows, Boolean[]::new, p -> !p.arrival().message().attachments().isEmpty()),
        column(rows, String[]::new, p -> subject(p.arrival().message())));
    return kept;
  }

  private static <T> T[] column(
      List<Placed> rows, IntFunction<T[]> array, Function<Placed, @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
  }

  private static @Nullable String value(@Nullable ExternalId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable String subject(InboundMessage message) {
    return message.mail() == null ? null : message.mail().subject().replace("\0", "");
  }

  /** Only a person's word is the customer's word. */
  static boolean isAutomatic(InboundMessage message) {
    return message.mail() != null && message.mail().origin() != MailFacts.Origin.PERSON;
  }

  private static final String INSERT =
      """
      with arrived as (
        select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
                             $8::text[], $9::text[], $10::bigint[], $11::timestamptz[], $12::boolean[], $13::boolean[],
                             $14::boolean[], $15::text[])
          with ordinality as a(timeline_id, position, contact_id, channel, external_id, text, html, folded, answers, provider_order,
               at, automatic, third_party, has_files, subject, place)),
      kept as (
        insert into entry (timeline_id, position, kind, author, contact_id, visible, channel, external_id, text, html,
                           folded, answers, provider_order, at, automatic, third_party, has_files, subject)
        select timeline_id, position, 'message', 'customer', contact_id, true, channel, external_id, text, html,
               folded, answers, provider_order, least(at, now()), automatic, third_party, has_files, subject
        from arrived order by timeline_id, position, place
        on conflict (channel, external_id) where author = 'customer' do nothing
        returning id, timeline_id, position, channel, external_id, provider_order, at, automatic),
      news as (
        select timeline_id, max(position) as position, max(provider_order) as provider_order,
               max(at) filter (where not automatic) as at, count(*) as entries
        from kept group by timeline_id),
      touched as (
        update timeline t set
          last_position = greatest(t.last_position, n.position),
          last_customer_order = greatest(t.last_customer_order, n.provider_order),
          last_entry_at = clock_timestamp(),
          last_customer_at = greatest(t.last_customer_at, n.at),
          waiting_since = coalesce(t.waiting_since, n.at),
          unread = t.unread + n.entries,
          changed = pg_current_xact_id()
        from news n where t.id = n.timeline_id),
      answered as (
        update conversation c set state = 'active'
        from news n where c.timeline_id = n.timeline_id and n.at is not null and c.state = 'waiting')
      select id, channel, external_id from kept
      """;
}
