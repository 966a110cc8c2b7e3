package dev.guiche.bench;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Protocol;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Customers, talks and tickets by the thousand, written straight into the database. */
final class Crowd {
  /** Above whatever the gateway has numbered by itself. */
  private static final long FIRST = 1_000_000;

  private static final long FIRST_PROTOCOL = 500_000_000;
  private static final int AT_ONCE = 20_000;

  private Crowd() {}

  static ContactId customer(int i) {
    return new ContactId(FIRST + i);
  }

  /** So many WhatsApp customers who have written and wait in the queue. */
  static void waits(House house, int count) {
    protocols(house, count);
    people(house, count);
    talks(house, count, 1, "'queued'", "null");
    settle(house);
  }

  /**
   * A past: each ticket with the talk that it came from, and five entries on the two. One of twenty
   * tickets is open; the last two hundred talks wait in the queue.
   */
  static void past(House house, int tickets) {
    protocols(house, 2 * tickets);
    people(house, Math.max(1, tickets / 5));
    // Of the five of one customer, one may be open.
    var state = "case when i < $2 - 1000 or i % 5 > 0 then 'closed' else 'queued' end";
    talks(house, tickets, 3, state, "'ticket'");
    tickets(house, tickets);
    settle(house);
  }

  /** They carry a check digit, which is ours to make. */
  private static void protocols(House house, int count) {
    house.update("create unlogged table code (i bigint primary key, protocol text not null)");
    for (int first = 0; first < count; first += AT_ONCE) {
      int begin = first;
      int end = Math.min(count, first + AT_ONCE);
      house.update(
          "insert into code select * from unnest($1::bigint[], $2::text[])",
          LongStream.range(begin, end).boxed().toArray(Long[]::new),
          LongStream.range(begin, end)
              .mapToObj(i -> Protocol.of(FIRST_PROTOCOL + i).value())
              .toArray(String[]::new));
    }
  }

  private static void people(House house, int count) {
    house.update(
        """
        insert into contact (id, name, email) overriding system value
        select $1 + i, 'Cliente ' || i, 'cliente' || i || '@cliente.example' from generate_series(0, $2 - 1) i
        """,
        FIRST,
        (long) count);
    house.update(
        """
        insert into contact_address (id, contact_id, kind, address) overriding system value
        select $1 + i, $1 + i, 'whatsapp', '+5521' || 900000000 + i from generate_series(0, $2 - 1) i
        """,
        FIRST,
        (long) count);
  }

  /**
   * @param state of talk {@code i} of {@code $2}
   * @param outcome of those that are closed
   */
  private static void talks(House house, int count, int entries, String state, String outcome) {
    timelines(house, 0, count, entries);
    house.update(
        """
        insert into conversation (id, timeline_id, contact_id, address_id, channel, desk_id, protocol, state, outcome,
                                  queued_at, created_at, closed_at)
        overriding system value
        select $1 + i, $1 + i, t.contact_id, t.contact_id, 'whatsapp', d.id, c.protocol, s.state,
               case when s.state = 'closed' then %2$s end,
               case when s.state = 'queued' then t.last_entry_at end, t.last_entry_at,
               case when s.state = 'closed' then t.last_entry_at end
        from generate_series(0, $2 - 1) i cross join lateral (select %1$s as state) s
        join code c using (i) join timeline t on t.id = $1 + i, desk d where d.key = 'suporte'
        """
            .formatted(state, outcome),
        FIRST,
        (long) count);
  }

  private static void timelines(House house, long from, int count, int entries) {
    house.update(
        """
        insert into timeline (id, contact_id, last_position, last_entry_at, last_customer_at, waiting_since, unread)
        overriding system value
        select $1 + $2 + i, $1 + i * p.people / $3, 65536 * $4, at, at, at, 1
        from generate_series(0, $3 - 1) i
        cross join lateral (select now() - ($3 - i) * interval '10 seconds' as at) a,
             (select count(*) as people from contact where id >= $1) p
        """,
        FIRST,
        from,
        (long) count,
        (long) entries);
    house.update(
        """
        insert into entry (timeline_id, position, kind, author, contact_id, visible, channel, external_id, text, at)
        select t.id, 65536 * n, 'message', 'customer', t.contact_id, true, 'whatsapp', 'past-' || t.id || '-' || n,
               'Minha nota ' || t.id || ' foi rejeitada com o erro ' || t.id % 997 || ', podem ver?', t.last_entry_at
        from timeline t, generate_series(1, $3) n where t.id >= $1 and t.id < $2
        """,
        FIRST + from, FIRST + from + count, (long) entries);
  }

  private static void tickets(House house, int count) {
    timelines(house, count, count, 2);
    house.update(
        """
        insert into ticket (id, protocol, timeline_id, contact_id, desk_id, workflow, stage, last_visible_stage, category,
                            priority, title, origin, solution, opened_at, closed_at)
        overriding system value
        select $1 + n.i, c.protocol, t.id, t.contact_id, d.id, 'padrao',
               case when n.i % 20 = 0 then 'aberto' else 'resolvido' end, 'aberto', 'problema', 1 + n.i % 3,
               'Nota ' || n.i || ' rejeitada', 'conversation', case when n.i % 20 <> 0 then 'Corrigida.' end,
               t.last_entry_at, case when n.i % 20 <> 0 then t.last_entry_at end
        from generate_series(0, $2 - 1) n(i) join code c on c.i = $2 + n.i join timeline t on t.id = $1 + $2 + n.i,
             desk d where d.key = 'suporte'
        """,
        FIRST, (long) count);
    house.update(
        """
        insert into ticket_conversation (ticket_id, conversation_id, escalated)
        select $1 + i, $1 + i, true from generate_series(0, $2 - 1) i
        """,
        FIRST,
        (long) count);
  }

  /** As if it had grown slowly: autovacuum would have been here. */
  private static void settle(House house) {
    house.update("drop table code");
    index(house);
    house.update("vacuum analyze");
    house.update("checkpoint");
  }

  /** What is written past the verbs is indexed from the beginning, by the gateway itself. */
  private static void index(House house) {
    house.update("update spoken_until set changed = '0', timeline_id = 0");
    var behind =
        """
        select count(*) as n from timeline t, spoken_until u where (t.changed, t.id) > (u.changed, u.timeline_id)
        """;
    while (house.count(behind) > 0) {
      LockSupport.parkNanos(200_000_000);
    }
  }
}
