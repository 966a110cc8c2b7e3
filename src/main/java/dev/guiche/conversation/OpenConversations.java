package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.InboundMessage;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds and locks the open conversation of each sender, and opens the missing ones: one per contact
 * and channel.
 */
public final class OpenConversations {
  private final Contacts contacts;
  private final Function<ChannelName, DeskId> deskOf;
  private final FrontDoor door;
  private final Reception reception;

  /**
   * @param deskOf the desk whose queue a channel's new conversations enter
   */
  public OpenConversations(
      Contacts contacts,
      Function<ChannelName, DeskId> deskOf,
      FrontDoor door,
      Reception reception) {
    this.contacts = contacts;
    this.deskOf = deskOf;
    this.door = door;
    this.reception = reception;
  }

  /** Who writes where. */
  record Key(ChannelName channel, Address from) {
    static Key of(InboundMessage message) {
      return new Key(message.channel(), message.from());
    }
  }

  /**
   * A locked timeline, ready to be written on.
   *
   * @param talk null on a ticket's timeline
   * @param queued the conversation where that is in a queue and nobody has said yet whether anybody
   *     is there; null otherwise
   */
  record Line(
      TimelineId timeline,
      ContactId contact,
      long lastPosition,
      long lastOrder,
      @Nullable Standing talk,
      @Nullable Queued queued) {}

  /**
   * @param confirming whether the customer was asked if any doubt remains
   */
  record Standing(ConversationId conversation, ConversationState state, boolean confirming) {}

  /** Somebody in a desk's queue. */
  record Queued(ConversationId conversation, DeskId desk) {}

  Map<Key, Line> find(Sql tx, List<InboundMessage> messages) {
    var keys = messages.stream().map(Key::of).distinct().toList();
    var lines = new HashMap<Key, Line>();
    if (keys.isEmpty()) {
      return lines;
    }
    tx.list(
        """
        select s.i, s.contact_id, c.timeline_id, t.last_position, t.last_customer_order,
               c.id, c.state, c.confirming,
               case when c.state = 'queued' and c.absence_at is null then c.id end as queued, c.desk_id
        from (
          select s.i, s.channel, a.contact_id
          from unnest($1::text[], $2::text[], $3::text[]) with ordinality as s(kind, address, channel, i)
          cross join lateral (
            select contact_id from contact_address where kind = s.kind and address = s.address offset 0) a
          offset 0) s -- the address comes first: a plan made on empty tables would begin with all of a channel
        join conversation c on c.contact_id = s.contact_id and c.channel = s.channel and c.state <> 'closed'
        join timeline t on t.id = c.timeline_id
        order by t.id for update of t, c
        """,
        row ->
            lines.put(
                keys.get((int) row.number("i") - 1),
                new Line(
                    new TimelineId(row.number("timeline_id")),
                    new ContactId(row.number("contact_id")),
                    row.number("last_position"),
                    row.number("last_customer_order"),
                    standing(row),
                    queued(row))),
        keys.stream()
            .map(k -> k.from().kind().name().toLowerCase(java.util.Locale.ROOT))
            .toArray(String[]::new),
        keys.stream().map(k -> k.from().value()).toArray(String[]::new),
        keys.stream().map(k -> k.channel().value()).toArray(String[]::new));
    return lines;
  }

  Line lock(Sql tx, TimelineId timeline, ContactId sender) {
    return tx.one(
        "select last_position, last_customer_order from timeline where id = $1 for update",
        row ->
            new Line(
                timeline,
                sender,
                row.number("last_position"),
                row.number("last_customer_order"),
                null,
                null),
        timeline);
  }

  private static Standing standing(Row row) {
    return new Standing(
        new ConversationId(row.number("id")),
        row.constant("state", ConversationState.class),
        row.flag("confirming"));
  }

  /** The closed conversation that somebody who has no open one still speaks of. */
  Optional<Line> afterwards(Sql tx, InboundMessage message) {
    return door.afterwards(tx, message)
        .map(
            id ->
                tx.one(
                    """
                    select t.id as timeline_id, t.contact_id, t.last_position, t.last_customer_order, c.id, c.state, c.confirming
                    from conversation c join timeline t on t.id = c.timeline_id
                    where c.id = $1 for update of t, c
                    """,
                    row ->
                        new Line(
                            new TimelineId(row.number("timeline_id")),
                            new ContactId(row.number("contact_id")),
                            row.number("last_position"),
                            row.number("last_customer_order"),
                            standing(row),
                            null),
                    id));
  }

  private static @Nullable Queued queued(Row row) {
    var talk = row.numberOrNull("queued");
    return talk == null
        ? null
        : new Queued(new ConversationId(talk), new DeskId(row.number("desk_id")));
  }

  /** Without questions before the queue, and always open. */
  public OpenConversations(Contacts contacts, Function<ChannelName, DeskId> deskOf) {
    this(contacts, deskOf, FrontDoor.open(), Reception.alwaysOpen());
  }

  /** These have spoken in the queue: whoever stands before a closed desk is told. */
  void received(Sql tx, List<Queued> talks) {
    if (talks.isEmpty()) {
      return;
    }
    var closed = reception.closed(tx, talks.stream().map(Queued::desk).collect(Collectors.toSet()));
    talks.stream()
        .distinct()
        .filter(talk -> closed.contains(talk.desk()))
        .forEach(talk -> reception.received(tx, talk.conversation()));
  }

  boolean listens(Standing talk, String text) {
    return door.listens(talk.state(), talk.confirming(), text);
  }

  void spoken(Sql tx, Collection<ConversationId> conversations) {
    if (!conversations.isEmpty()) {
      door.spoken(tx, conversations);
    }
  }

  /** The customer has spoken; the desk whose queue they have come to with it. */
  Optional<DeskId> heard(Sql tx, ConversationId conversation, String text) {
    return door.heard(tx, conversation, text);
  }

  /** Opens what is missing and returns the desks that have somebody new in their queue. */
  Set<DeskId> open(Sql tx, List<InboundMessage> first) {
    // Sorted, so that two nodes that open for the same people wait for each other in the same
    // order.
    var byKey =
        new TreeMap<Key, InboundMessage>(
            Comparator.comparing((Key k) -> k.from().toString())
                .thenComparing(k -> k.channel().value()));
    first.forEach(message -> byKey.putIfAbsent(Key.of(message), message));
    var desks = new HashSet<DeskId>();
    byKey.values().stream()
        .filter(message -> open(tx, message))
        .forEach(m -> desks.add(deskOf.apply(m.channel())));
    return desks;
  }

  /** Positions go on where the sender's last talk ended, so that all of them read as one. */
  private static void follow(Sql tx, TimelineId timeline, long address, ChannelName channel) {
    tx.send(
        """
        update timeline set last_position = coalesce((
          select max(t.last_position) from conversation c join timeline t on t.id = c.timeline_id
          where c.address_id = $2 and c.channel = $3), 0)
        where id = $1
        """,
        timeline,
        address,
        channel.value());
  }

  /** True where they stand in the queue now. */
  private boolean open(Sql tx, InboundMessage message) {
    var sender = contacts.meet(tx, message.from(), message.senderName(), message.email());
    var timeline = Timelines.open(tx, sender.contact());
    follow(tx, timeline, sender.address(), message.channel());
    boolean asks = door.asks(tx, message.channel(), sender.contact());
    var made =
        tx.update(
            """
            insert into conversation (timeline_id, contact_id, address_id, channel, desk_id, protocol, state, queued_at)
            values ($1, $2, $3, $4, $5, $6, case when $7 then 'triage' else 'queued' end,
                    case when not $7 then now() end)
            on conflict (contact_id, channel) where state <> 'closed' do nothing
            """,
            timeline,
            sender.contact(),
            sender.address(),
            message.channel().value(),
            deskOf.apply(message.channel()),
            Protocol.next(tx).value(),
            asks);
    if (made == 0) {
      tx.send("delete from timeline where id = $1", timeline);
      return false;
    }
    Timelines.write(
        tx,
        timeline,
        NewEntry.event("opened", null, false, Map.of("channel", message.channel().value())));
    return !asks;
  }
}
