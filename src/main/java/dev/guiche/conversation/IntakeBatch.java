package dev.guiche.conversation;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox.Receipt;
import dev.guiche.channel.MailFacts;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.OpenConversations.Line;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages that arrived together, in one transaction: recognises those that are known, finds
 * or opens the conversation of each, gives each its place, and wakes what waits for the customer's
 * word.
 */
public final class IntakeBatch {
  private final Contacts contacts;
  private final OpenConversations conversations;
  private final Placement placement;

  public IntakeBatch(Contacts contacts, OpenConversations conversations, Placement placement) {
    this.contacts = contacts;
    this.conversations = conversations;
    this.placement = placement;
  }

  /** What was done, in the order of the messages; whom to tell after the commit. */
  record Outcome(
      List<Receipt> receipts, Set<TimelineId> changed, Set<DeskId> queued, boolean filesToFetch) {}

  /** A message that has found its timeline. {@code place} is null in a conversation. */
  private record Arrival(
      int index, InboundMessage message, Line line, Placement.Place.@Nullable OnTimeline place) {}

  private record Key(String channel, String externalId) {
    static Key of(InboundMessage message) {
      return new Key(message.channel().value(), message.externalId().value());
    }
  }

  Outcome write(Sql tx, List<InboundMessage> messages) {
    var settled = new HashMap<Integer, Receipt>();
    var changed = new HashSet<TimelineId>();
    var arrivals = new ArrayList<Arrival>();
    var talks = placeMails(tx, messages, arrivals, settled, changed);
    var opened = placeTalks(tx, messages, talks, arrivals, settled);
    var entries = insert(tx, arrivals);
    var toFetch = finish(tx, arrivals, entries, changed);
    return new Outcome(receipts(tx, messages, settled, entries), changed, opened, toFetch);
  }

  /**
   * Mail is asked one by one where it belongs. Returns the messages that belong to conversations.
   */
  private List<Integer> placeMails(
      Sql tx,
      List<InboundMessage> messages,
      List<Arrival> arrivals,
      Map<Integer, Receipt> settled,
      Set<TimelineId> changed) {
    var talks = new ArrayList<Integer>();
    var seen = new HashSet<Key>();
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      if (message.mail() == null) {
        talks.add(i);
      } else if (seen.add(Key.of(message)) && !isKnownMail(tx, message)) {
        placeMail(tx, i, message, message.mail(), talks, arrivals, settled, changed);
      }
    }
    return talks;
  }

  /**
   * Two nodes that read the same mail wait for each other, so that it does not open two tickets.
   */
  private static boolean isKnownMail(Sql tx, InboundMessage message) {
    tx.list(
        "select pg_advisory_xact_lock(hashtextextended($1, 3))::text",
        row -> 0,
        message.channel() + " " + message.externalId());
    return known(tx, message) != null;
  }

  private void placeMail(
      Sql tx,
      int index,
      InboundMessage message,
      MailFacts mail,
      List<Integer> talks,
      List<Arrival> arrivals,
      Map<Integer, Receipt> settled,
      Set<TimelineId> changed) {
    if (mail.bounce() != null) {
      bounce(tx, message, mail.bounce(), changed);
      settled.put(index, new Receipt(0, false));
      return;
    }
    var from = contacts.meet(tx, message.from(), message.senderName(), message.email());
    switch (placement.place(tx, message, from.contact())) {
      case Placement.Place.InConversation talk -> talks.add(index);
      case Placement.Place.Aside aside -> {
        new Quarantine(tx)
            .keep(
                message.channel(),
                message.externalId(),
                RawMessage.of(message),
                new IllegalArgumentException(aside.why()));
        settled.put(index, new Receipt(0, false));
      }
      case Placement.Place.OnTimeline place ->
          arrivals.add(
              new Arrival(
                  index, message, conversations.lock(tx, place.timeline(), from.contact()), place));
    }
  }

  private void bounce(
      Sql tx, InboundMessage message, MailFacts.Bounce bounce, Set<TimelineId> changed) {
    if (!bounce.permanent()) {
      return;
    }
    var report =
        new DeliveryReport(
            message.channel(), bounce.original(), DeliveryStatus.FAILED, bounce.reason());
    Deliveries.report(tx, report)
        .ifPresent(
            entry -> {
              placement.bounced(tx, message, entry);
              changed.add(Timelines.of(tx, entry));
            });
  }

  private Set<DeskId> placeTalks(
      Sql tx,
      List<InboundMessage> messages,
      List<Integer> talks,
      List<Arrival> arrivals,
      Map<Integer, Receipt> settled) {
    var wanted = talks.stream().map(messages::get).toList();
    var found = conversations.find(tx, wanted);
    var opened = new HashSet<DeskId>();
    var missing =
        talks.stream()
            .filter(i -> !found.containsKey(OpenConversations.Key.of(messages.get(i))))
            .toList();
    if (!missing.isEmpty()) {
      var fresh = new ArrayList<InboundMessage>();
      for (int i : missing) {
        var entry = known(tx, messages.get(i));
        if (entry == null) {
          fresh.add(messages.get(i));
        } else {
          // Its conversation is closed by now: a redelivery must not open another one.
          settled.put(i, new Receipt(entry.value(), true));
        }
      }
      opened.addAll(conversations.open(tx, fresh));
      found.putAll(conversations.find(tx, fresh));
    }
    for (int i : talks) {
      var line = found.get(OpenConversations.Key.of(messages.get(i)));
      if (line != null && !settled.containsKey(i)) {
        arrivals.add(new Arrival(i, messages.get(i), line, null));
      }
    }
    return opened;
  }

  private static @Nullable EntryId known(Sql tx, InboundMessage message) {
    return tx.first(
            "select id from entry where channel = $1 and external_id = $2 and author = 'customer'",
            row -> new EntryId(row.number("id")),
            message.channel().value(),
            message.externalId().value())
        .orElse(null);
  }

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

  private Map<Key, EntryId> insert(Sql tx, List<Arrival> arrivals) {
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
      List<Placed> rows,
      java.util.function.IntFunction<T[]> array,
      Function<Placed, @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
  }

  private static @Nullable String value(@Nullable ExternalId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable String subject(InboundMessage message) {
    return message.mail() == null ? null : message.mail().subject().replace("\0", "");
  }

  /** Only a person's word is the customer's word. */
  private static boolean isAutomatic(InboundMessage message) {
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

  /** Files, and the ticket's own doings. True when there are files to fetch. */
  private boolean finish(
      Sql tx, List<Arrival> arrivals, Map<Key, EntryId> entries, Set<TimelineId> changed) {
    boolean toFetch = false;
    var done = new HashSet<Key>();
    for (var arrival : arrivals.stream().sorted(comparingInt(Arrival::index)).toList()) {
      var message = arrival.message();
      var entry = entries.get(Key.of(message));
      if (entry == null || !done.add(Key.of(message))) {
        continue;
      }
      changed.add(arrival.line().timeline());
      for (var file : message.attachments()) {
        Attachments.received(tx, entry, message.channel().value(), file);
        toFetch |= file.reference() != null;
      }
      if (arrival.place() != null) {
        placement.placed(tx, message, arrival.place(), entry);
      }
    }
    return toFetch;
  }

  private static List<Receipt> receipts(
      Sql tx,
      List<InboundMessage> messages,
      Map<Integer, Receipt> settled,
      Map<Key, EntryId> entries) {
    var fresh = new HashSet<Key>();
    var receipts = new ArrayList<Receipt>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      var done = settled.get(i);
      if (done != null) {
        receipts.add(done);
        continue;
      }
      var key = Key.of(messages.get(i));
      var entry = entries.get(key);
      if (entry != null && fresh.add(key)) {
        receipts.add(new Receipt(entry.value(), false));
      } else {
        var known = entry == null ? known(tx, messages.get(i)) : entry;
        receipts.add(new Receipt(known == null ? 0 : known.value(), true));
      }
    }
    return receipts;
  }
}
