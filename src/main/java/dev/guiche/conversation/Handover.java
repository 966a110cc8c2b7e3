package dev.guiche.conversation;

import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * How conversations go from hand to hand and from desk to desk. Each verb is one transaction,
 * leaves an event on the timeline and wakes the queue after its commit. All throw {@link Refusal}.
 */
public final class Handover {
  private final ConversationChange conversations;
  private final Dispatcher dispatcher;
  private final List<TransferWatch> watches = new CopyOnWriteArrayList<>();

  public Handover(Database database, Announcements announcements, Dispatcher dispatcher) {
    this.conversations = new ConversationChange(database, announcements);
    this.dispatcher = dispatcher;
  }

  /** From now on it hears of every transfer to a desk. Before anything starts. */
  public void watch(TransferWatch watch) {
    watches.add(watch);
  }

  /**
   * Takes a conversation that is in nobody's hands, for a member of its desk; from others it is not
   * taken. Read the conversation to learn whose it is.
   */
  public void takeFree(ConversationId id, ConsultantId by) {
    conversations.make(
        id,
        (tx, conversation) -> {
          boolean free =
              !conversation.isInHand() && conversation.state() != ConversationState.CLOSED;
          if (free && Hands.mayHold(tx, conversation, by)) {
            take(tx, conversation, by, "taken");
          }
          return null;
        });
  }

  /** Takes a conversation out of the queue, or, where it is another's, out of their hands. */
  public void take(ConversationId id, ConsultantId by) {
    conversations.make(
        id,
        (tx, conversation) -> {
          if (!by.equals(conversation.consultant())) {
            take(tx, conversation, by, "taken");
          }
          return null;
        });
  }

  /** Part of the caller's transaction, such as an answer's. */
  static void take(Sql tx, LockedConversation conversation, ConsultantId by, String reason) {
    conversation.refuseClosed();
    Hands.empty(tx, conversation);
    Hands.give(tx, conversation, by);
    Timelines.write(
        tx,
        conversation.timeline(),
        NewEntry.event(
            "assigned",
            by,
            false,
            Map.of("consultant", by.value(), "name", Hands.name(tx, by), "reason", reason)));
  }

  /** Gives a conversation back to the front of its desk's queue. */
  public void release(ConversationId id, @Nullable ConsultantId by, String reason) {
    var desk =
        conversations.make(
            id,
            (tx, conversation) -> {
              if (!conversation.isInHand()) {
                throw new Refusal.Taken();
              }
              giveBack(tx, conversation, by, reason);
              return conversation;
            });
    dispatcher.somebodyWaits(desk.desk());
    dispatcher.wentFrom(desk.consultant());
  }

  private static void giveBack(
      Sql tx, LockedConversation conversation, @Nullable ConsultantId by, String reason) {
    Hands.empty(tx, conversation);
    Hands.queue(tx, conversation, conversation.desk(), true);
    Timelines.write(
        tx,
        conversation.timeline(),
        NewEntry.event("released", by, false, Map.of("reason", reason)));
  }

  /**
   * Takes a conversation out of the hands of somebody who lets it lie, and keeps it from them for
   * as long again. Part of the caller's transaction, after whose commit the queue is told.
   */
  public static void takeBack(Sql tx, LockedConversation conversation, Duration limit) {
    Hands.empty(tx, conversation);
    Hands.queue(tx, conversation, conversation.desk(), true);
    Hands.avoid(tx, conversation, limit);
    Timelines.write(
        tx,
        conversation.timeline(),
        NewEntry.event(
            "released",
            null,
            false,
            Map.of("reason", "not-answered", "minutes", limit.toMinutes())));
  }

  /**
   * Moves a conversation for which nobody came into another desk's queue, once. Part of the
   * caller's transaction, after whose commit the queue is told.
   *
   * @param desk the key of the other desk
   * @param watch hears of it in the same transaction
   * @return the other desk's label; empty where it is switched off, and nothing was done
   */
  public static Optional<String> overflow(
      Sql tx, LockedConversation conversation, String desk, Duration waited, TransferWatch watch) {
    var to =
        tx.first(
            "select id, label from desk where key = $1 and enabled",
            row -> Map.entry(new DeskId(row.number("id")), row.text("label")),
            desk);
    to.ifPresent(
        other -> {
          Hands.queue(tx, conversation, other.getKey(), false);
          tx.send("update conversation set overflowed_at = now() where id = $1", conversation.id());
          Timelines.write(
              tx,
              conversation.timeline(),
              NewEntry.event(
                  "overflowed",
                  null,
                  false,
                  Map.of(
                      "desk",
                      other.getKey().value(),
                      "label",
                      other.getValue(),
                      "minutes",
                      waited.toMinutes())));
          watch.overflowed(tx, conversation, other.getKey());
        });
    return to.map(Map.Entry::getValue);
  }

  /** Moves a conversation into another desk's queue, where it waits before those who came later. */
  public void transfer(ConversationId id, ConsultantId by, DeskId to, @Nullable String note) {
    var before =
        conversations.make(
            id,
            (tx, conversation) -> {
              conversation.refuseClosed();
              var label =
                  tx.first(
                          "select label from desk where id = $1 and enabled",
                          row -> row.text("label"),
                          to)
                      .orElseThrow(() -> new Refusal.NotFound("desk"));
              Hands.empty(tx, conversation);
              Hands.queue(tx, conversation, to, false);
              watched(tx, conversation, by, null);
              transferred(
                  tx,
                  conversation,
                  by,
                  "transferred",
                  Map.of("desk", to.value(), "label", label),
                  note);
              watches.forEach(watch -> watch.transferred(tx, conversation, to, by));
              return conversation;
            });
    dispatcher.somebodyWaits(to);
    dispatcher.wentFrom(before.consultant());
  }

  /** Moves a conversation into a colleague's hands; capacity does not bind what people agree on. */
  public void transfer(ConversationId id, ConsultantId by, ConsultantId to, @Nullable String note) {
    var before =
        conversations.make(
            id,
            (tx, conversation) -> {
              conversation.refuseClosed();
              var name = Hands.name(tx, to);
              Hands.empty(tx, conversation);
              Hands.give(tx, conversation, to);
              boolean offered =
                  !to.equals(by)
                      && watches.stream()
                          .anyMatch(watch -> watch.offered(tx, conversation, to, by));
              if (offered) {
                Offering.offer(tx, conversation, by);
              }
              watched(tx, conversation, by, to);
              transferred(
                  tx,
                  conversation,
                  by,
                  offered ? "offered" : "transferred",
                  Map.of("consultant", to.value(), "name", name),
                  note);
              return conversation;
            });
    dispatcher.wentFrom(before.consultant());
  }

  /** Whoever hands it on hears when the customer is answered (IN-7). */
  private static void watched(
      Sql tx, LockedConversation conversation, ConsultantId by, @Nullable ConsultantId to) {
    tx.send(
        "update conversation set watched_by = $2 where id = $1",
        conversation.id(),
        by.equals(to) ? null : by);
  }

  private static void transferred(
      Sql tx,
      LockedConversation conversation,
      ConsultantId by,
      String type,
      Map<String, ?> where,
      @Nullable String note) {
    Timelines.write(tx, conversation.timeline(), NewEntry.event(type, by, false, where));
    if (note != null && !note.isBlank()) {
      Timelines.write(tx, conversation.timeline(), NewEntry.note(by, note.strip(), null));
    }
  }
}
