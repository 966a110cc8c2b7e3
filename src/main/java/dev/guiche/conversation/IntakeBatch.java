package dev.guiche.conversation;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox.Receipt;
import dev.guiche.channel.MailFacts;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Arrival.Key;
import dev.guiche.conversation.OpenConversations.Queued;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

  Outcome write(Sql tx, List<InboundMessage> messages) {
    var settled = new HashMap<Integer, Receipt>();
    var changed = new HashSet<TimelineId>();
    var arrivals = new ArrayList<Arrival>();
    var talks = placeMails(tx, messages, arrivals, settled, changed);
    var opened = placeTalks(tx, messages, talks, arrivals, settled);
    var entries = ArrivedEntries.insert(tx, arrivals);
    var toFetch = finish(tx, arrivals, entries, changed);
    opened.addAll(heard(tx, arrivals, entries));
    conversations.received(tx, waiting(arrivals, entries));
    return new Outcome(Receipts.of(tx, messages, settled, entries), changed, opened, toFetch);
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
        if (message.answers() == null || !answersTicket(tx, i, message, arrivals)) {
          talks.add(i);
        }
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
    tx.send(
        "select pg_advisory_xact_lock(hashtextextended($1, 3))::text",
        message.channel() + " " + message.externalId());
    return known(tx, message) != null;
  }

  /** A reply to a ticket's message goes straight to it, whatever else they are talking about. */
  private boolean answersTicket(Sql tx, int index, InboundMessage message, List<Arrival> arrivals) {
    var timeline = placement.answered(tx, message);
    timeline.ifPresent(
        ticket -> {
          var from = contacts.meet(tx, message.from(), message.senderName(), message.email());
          arrivals.add(
              new Arrival(
                  index,
                  message,
                  conversations.lock(tx, ticket, from.contact()),
                  new Placement.Place.OnTimeline(ticket, false, false)));
        });
    return timeline.isPresent();
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
    DeliveryReports.take(tx, report)
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
    var afterwards = new HashSet<Integer>();
    var missing =
        talks.stream()
            .filter(i -> !found.containsKey(OpenConversations.Key.of(messages.get(i))))
            .toList();
    if (!missing.isEmpty()) {
      var fresh = new ArrayList<InboundMessage>();
      for (int i : missing) {
        var entry = known(tx, messages.get(i));
        if (entry == null && speaksOfClosed(tx, i, messages.get(i), arrivals)) {
          afterwards.add(i);
        } else if (entry == null) {
          fresh.add(messages.get(i));
        } else {
          // Its conversation is closed by now: a redelivery must not open another one.
          settled.put(i, new Receipt(entry.value(), true));
        }
      }
      opened.addAll(conversations.open(tx, fresh));
      found.putAll(conversations.find(tx, fresh));
      opened.addAll(new Sorting(conversations, placement).sort(tx, fresh, found));
    }
    for (int i : talks) {
      var line = found.get(OpenConversations.Key.of(messages.get(i)));
      if (line != null && !settled.containsKey(i) && !afterwards.contains(i)) {
        arrivals.add(new Arrival(i, messages.get(i), line, null));
      }
    }
    return opened;
  }

  /** A grade for a talk that is over stands with it and opens nothing. */
  private boolean speaksOfClosed(
      Sql tx, int index, InboundMessage message, List<Arrival> arrivals) {
    var key = Key.of(message);
    if (arrivals.stream().anyMatch(arrival -> Key.of(arrival.message()).equals(key))) {
      return true; // the same one again
    }
    var line = conversations.afterwards(tx, message);
    line.ifPresent(closed -> arrivals.add(new Arrival(index, message, closed, null)));
    return line.isPresent();
  }

  static @Nullable EntryId known(Sql tx, InboundMessage message) {
    return tx.first(
            "select id from entry where channel = $1 and external_id = $2 and author = 'customer'",
            row -> new EntryId(row.number("id")),
            message.channel().value(),
            message.externalId().value())
        .orElse(null);
  }

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

  /** Whom a person's new word finds in a queue. A machine is not told that nobody is there. */
  private static List<Queued> waiting(List<Arrival> arrivals, Map<Key, EntryId> entries) {
    return arrivals.stream()
        .filter(arrival -> entries.containsKey(Key.of(arrival.message())))
        .filter(arrival -> !ArrivedEntries.isAutomatic(arrival.message()))
        .flatMap(arrival -> Stream.ofNullable(arrival.line().queued()))
        .toList();
  }

  /**
   * What was said where no consultant listens is answered by the house; in the customer's order.
   */
  private Set<DeskId> heard(Sql tx, List<Arrival> arrivals, Map<Key, EntryId> entries) {
    var spoken = new LinkedHashSet<ConversationId>();
    var queued = new HashSet<DeskId>();
    var done = new HashSet<Key>();
    arrivals.stream()
        .filter(arrival -> arrival.line().talk() != null)
        .filter(arrival -> entries.containsKey(Key.of(arrival.message())))
        .filter(arrival -> done.add(Key.of(arrival.message())))
        .filter(arrival -> !ArrivedEntries.isAutomatic(arrival.message()))
        .sorted(comparingLong(arrival -> arrival.message().order()))
        .forEach(
            arrival -> {
              var talk = Objects.requireNonNull(arrival.line().talk());
              if (talk.state() != ConversationState.CLOSED) {
                spoken.add(talk.conversation());
              }
              String text = arrival.message().content().text();
              if (conversations.listens(talk, text)) {
                conversations.heard(tx, talk.conversation(), text).ifPresent(queued::add);
              }
            });
    conversations.spoken(tx, spoken);
    return queued;
  }
}
