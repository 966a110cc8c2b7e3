package dev.guiche.triage;

import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A program holds the triage of a customer and asks in place of the tree, until it gives them to a
 * desk or back to the tree. It cannot lose them: a word for a person leads out as ever, and silence
 * does what the tree says. All verbs throw {@link Refusal}.
 */
public record ByProgram(
    Database database,
    Triage triage,
    Announcements announcements,
    Outbox outbox,
    Dispatcher dispatcher) {

  /** From now on the tree is silent. Once more by the same one changes nothing. */
  public void hold(ConversationId id, ConsultantId by) {
    change(
        id,
        (tx, talk) -> {
          var holder = holder(tx, id);
          if (holder.isPresent() && !holder.get().equals(by)) {
            throw new Refusal.Taken();
          }
          if (holder.isEmpty()) {
            hold(tx, talk, by);
          }
          return Optional.empty();
        });
  }

  private void hold(Sql tx, LockedConversation talk, ConsultantId by) {
    tx.update("update triage set held_by = $2 where conversation_id = $1", talk.id(), by);
    Timelines.add(tx, talk.timeline(), NewEntry.event("triage-held", by, false, Map.of()));
    triage.asking().waitFor(tx, talk, question(tx, talk));
  }

  private static String question(Sql tx, LockedConversation talk) {
    return Standing.find(tx, talk.id())
        .map(Standing::question)
        .orElseThrow(() -> new Refusal.NotFound("triage"));
  }

  /**
   * Asks the customer in the house's name.
   *
   * @param choices buttons, or a numbered list where the channel has none; empty for a free answer
   */
  public void ask(ConversationId id, ConsultantId by, String text, List<String> choices) {
    change(
        id,
        (tx, talk) -> {
          refuseOthers(tx, id, by);
          triage.asking().ask(tx, talk, question(tx, talk), text, choices);
          return Optional.empty();
        });
  }

  /**
   * Ends the holding.
   *
   * @param desk whose queue the customer comes to; null: the tree asks on from where it stood
   * @param priority null for the usual one
   * @param answers what the program has learned, for whoever serves them
   */
  public void release(
      ConversationId id,
      ConsultantId by,
      @Nullable DeskId desk,
      @Nullable Priority priority,
      List<Answered> answers) {
    change(
        id,
        (tx, talk) -> {
          refuseOthers(tx, id, by);
          var way = desk == null ? null : new Way.Queue(key(tx, desk), priority, false, false);
          return triage.released(tx, talk, way, answers);
        });
  }

  private void change(
      ConversationId id, BiFunction<Sql, LockedConversation, Optional<DeskId>> verb) {
    var desk =
        database.inTransaction(
            tx -> {
              var talk = LockedConversation.lock(tx, id);
              if (talk.state() != ConversationState.TRIAGE) {
                throw new Refusal.Taken();
              }
              return new Done(talk, verb.apply(tx, talk));
            });
    announcements.changed(desk.talk().timeline());
    outbox.wake();
    desk.queue().ifPresent(dispatcher::somebodyWaits);
  }

  private record Done(LockedConversation talk, Optional<DeskId> queue) {}

  private static void refuseOthers(Sql tx, ConversationId id, ConsultantId by) {
    if (holder(tx, id).filter(by::equals).isEmpty()) {
      throw new Refusal.Taken();
    }
  }

  private static Optional<ConsultantId> holder(Sql tx, ConversationId id) {
    return tx.first(
        "select held_by from triage where conversation_id = $1 and held_by is not null",
        row -> new ConsultantId(row.number("held_by")),
        id);
  }

  private static String key(Sql tx, DeskId desk) {
    return tx.first("select key from desk where id = $1 and enabled", row -> row.text("key"), desk)
        .orElseThrow(() -> new Refusal.NotFound("desk"));
  }
}
