package dev.guiche.care;

import dev.guiche.config.CareConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Closing;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Before a talk ends as solved, the customer is asked whether any doubt remains (IN-18). No, or
 * silence, ends it with the solution that the consultant wrote; any other word gives it back.
 */
final class ClosingQuestion {
  /** Set for a conversation whose customer was asked. */
  public static final TimerKind SILENCE = new TimerKind("closing-question");

  private final GuicheConfig config;
  private final Notices notices;
  private final Closing closing;
  private final Phrases phrases;

  public ClosingQuestion(GuicheConfig config, Notices notices, Closing closing) {
    this.config = config;
    this.notices = notices;
    this.closing = closing;
    var house = config.organization();
    phrases = Phrases.in(house.locale(), house.zone());
  }

  /**
   * Asks, in the caller's transaction. Asked again, the newer solution holds.
   *
   * @throws Refusal.Invalid without a solution, or where nobody has the talk in hand
   */
  void ask(Sql tx, LockedConversation talk, ConsultantId by, @Nullable String solution) {
    if (solution == null || solution.isBlank()) {
      throw new Refusal.Invalid("solution-needed", "Escreva a solução que foi dada ao cliente.");
    }
    switch (talk.state()) {
      case CLOSED -> throw new Refusal.Closed();
      case TRIAGE, QUEUED ->
          throw new Refusal.Invalid(
              "not-in-hand", "Assuma o atendimento antes de perguntar ao cliente.");
      case ACTIVE, WAITING -> {}
    }
    var facts = Facts.of(tx, talk.id());
    var own = own(facts);
    notices.ask(
        tx,
        talk,
        phrases.say(own.map(CareConfig.Question::text).orElse(null), "doubt", facts, tx.now()),
        List.of(phrases.say("yes"), phrases.say("no")));
    keep(tx, talk, by, solution.strip());
    var silence = own.map(CareConfig.Question::silence).orElse(Duration.ofMinutes(30));
    Timers.set(tx, SILENCE, talk.id().value(), tx.now().plus(silence), Map.of());
    Timelines.write(
        tx,
        talk.timeline(),
        NewEntry.event("closing-asked", by, false, Map.of("solution", solution.strip())));
  }

  private Optional<CareConfig.Question> own(Facts facts) {
    var desk = config.desk(facts.deskKey()).orElse(config.defaultDesk());
    return Optional.ofNullable(desk.care().question());
  }

  /** The question is our word: whoever waited does not any more. */
  private static void keep(Sql tx, LockedConversation talk, ConsultantId by, String solution) {
    tx.update(
        """
        insert into closing_question (conversation_id, consultant_id, solution, asked_at) values ($1, $2, $3, clock_timestamp())
        on conflict (conversation_id) do update set
          consultant_id = excluded.consultant_id, solution = excluded.solution, asked_at = excluded.asked_at
        """,
        talk.id(),
        by,
        solution);
    tx.update(
        """
        with line as (
          update timeline set waiting_since = null, unread = 0, changed = pg_current_xact_id() where id = $2)
        update conversation set state = 'waiting', confirming = true where id = $1
        """,
        talk.id(),
        talk.timeline());
  }

  private record Asked(ConsultantId by, String solution, Instant at, boolean overtaken) {}

  /** What a consultant said after the question takes it back. */
  private static Optional<Asked> asked(Sql tx, ConversationId id) {
    return tx.first(
        """
        select q.consultant_id, q.solution, q.asked_at, coalesce(t.last_staff_at > q.asked_at, false) as overtaken
        from closing_question q join conversation c on c.id = q.conversation_id join timeline t on t.id = c.timeline_id
        where q.conversation_id = $1
        """,
        row ->
            new Asked(
                new ConsultantId(row.number("consultant_id")),
                row.text("solution"),
                row.instant("asked_at"),
                row.flag("overtaken")),
        id);
  }

  /** The customer has answered. True when the talk is over by it. */
  public boolean heard(Sql tx, LockedConversation talk, String text) {
    var asked = asked(tx, talk.id());
    if (asked.isEmpty() || !isOpen(talk)) {
      return false;
    }
    settle(tx, talk);
    if (asked.get().overtaken()) {
      return false;
    }
    if (phrases.means("words.no", text)) {
      end(tx, talk, asked.get());
      return true;
    }
    Timelines.write(tx, talk.timeline(), NewEntry.event("closing-doubt", null, false, Map.of()));
    if (Phrases.plain(text).equals(Phrases.plain(phrases.say("yes"))) || text.strip().equals("1")) {
      var facts = Facts.of(tx, talk.id());
      notices.say(tx, talk, phrases.say(null, "doubt.listens", facts, tx.now()));
    }
    return false;
  }

  /** Nobody answered for as long as the desk waits. */
  void silent(Sql tx, ConversationId id) {
    var talk = LockedConversation.lock(tx, id);
    var asked = asked(tx, id);
    if (asked.isEmpty() || !isOpen(talk)) {
      return;
    }
    settle(tx, talk);
    if (!asked.get().overtaken() && talk.state() == ConversationState.WAITING) {
      end(tx, talk, asked.get());
    }
  }

  private static boolean isOpen(LockedConversation talk) {
    return talk.state() == ConversationState.ACTIVE || talk.state() == ConversationState.WAITING;
  }

  private static void settle(Sql tx, LockedConversation talk) {
    Timers.cancel(tx, SILENCE, talk.id().value());
    tx.send("delete from closing_question where conversation_id = $1", talk.id());
    tx.send("update conversation set confirming = false where id = $1", talk.id());
  }

  private void end(Sql tx, LockedConversation talk, Asked asked) {
    Ending.end(tx, talk, asked.by(), Outcome.SOLVED, asked.solution());
    closing.closed(tx, talk.id(), Outcome.SOLVED);
  }
}
