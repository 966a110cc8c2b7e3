package dev.guiche.triage;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.conversation.Admission;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Reception;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Desks;
import dev.guiche.desk.Skill;
import dev.guiche.timer.Timers;
import java.util.List;
import java.util.Optional;

/** Leads customers out of the tree. What they answered is an event that consultants read. */
record Departure(
    GuicheConfig config,
    Desks desks,
    Notices notices,
    Exits exits,
    Reception reception,
    Words words) {

  /**
   * @param reason why they go: {@code answered}, {@code asked} for a person, {@code
   *     not-understood}, {@code silent}, {@code removed}, or given by a {@code program}; where the
   *     contract gate decides, the event says {@code gate} instead
   */
  Optional<DeskId> toQueue(
      Sql tx, LockedConversation talk, Way.Queue way, String reason, List<Answered> answers) {
    if (way.gate()) {
      var held = exits.gate(tx, talk, way.desk(), answers);
      if (held.isPresent()) {
        return heldBack(tx, talk, way, held.get(), answers);
      }
    }
    return admit(tx, talk, way, reason, answers);
  }

  /** The gate leads elsewhere, or nowhere: that is told either way. */
  private Optional<DeskId> heldBack(
      Sql tx, LockedConversation talk, Way.Queue way, Exits.Held held, List<Answered> answers) {
    notices.say(tx, talk, held.words());
    if (held.to() != null) {
      return admit(
          tx, talk, new Way.Queue(held.to(), way.priority(), false, false), "gate", answers);
    }
    leave(tx, talk, "gate", answers);
    Ending.end(tx, talk, null, Outcome.ABANDONED, null);
    return Optional.empty();
  }

  private Optional<DeskId> admit(
      Sql tx, LockedConversation talk, Way.Queue way, String reason, List<Answered> answers) {
    var desk = desks.serving(tx, way.desk());
    leave(tx, talk, reason, answers);
    Admission.admit(tx, talk, desk.id(), way.priority() == null ? 0 : way.priority().ordinal() - 1);
    needs(tx, talk, way.desk(), answers);
    if (way.emergency()) {
      tx.update("update conversation set emergency = true where id = $1", talk.id());
    }
    // Who comes to a closed desk reads when it opens, and not that somebody will be with them.
    if (!reception.received(tx, talk.id())) {
      notices.say(tx, talk, words.say("queued", desk.label(), protocol(tx, talk)));
    }
    return Optional.of(desk.id());
  }

  /** What was answered to the desk's questions is what its consultant must know. */
  private void needs(Sql tx, LockedConversation talk, String desk, List<Answered> answers) {
    var skills = config.desk(desk).map(one -> one.queue().skills()).orElse(null);
    if (skills != null) {
      var needed =
          answers.stream()
              .filter(answer -> skills.from().contains(answer.question()))
              .map(Answered::answer)
              .toList();
      tx.send(
          "update conversation set needs = $2 where id = $1",
          talk.id(),
          Skill.all(needed).toArray(String[]::new));
    }
  }

  Optional<DeskId> toTicket(
      Sql tx, LockedConversation talk, Way.Ticket way, List<Answered> answers) {
    leave(tx, talk, "ticket", answers);
    exits.ticket(tx, talk, way, answers);
    return Optional.empty();
  }

  /**
   * @param reason {@code solved} or {@code goodbye}, which is also what is said
   */
  Optional<DeskId> home(Sql tx, LockedConversation talk, String reason, List<Answered> answers) {
    leave(tx, talk, reason, answers);
    notices.say(tx, talk, words.say(reason));
    boolean solved = reason.equals("solved");
    Ending.end(
        tx,
        talk,
        null,
        solved ? Outcome.SOLVED : Outcome.ABANDONED,
        solved ? words.say("solution") : null);
    return Optional.empty();
  }

  private static void leave(
      Sql tx, LockedConversation talk, String reason, List<Answered> answers) {
    Timers.cancel(tx, Triage.SILENCE, talk.id().value());
    Timelines.add(tx, talk.timeline(), Answered.event(reason, answers));
  }

  private static String protocol(Sql tx, LockedConversation talk) {
    return tx.one(
        "select protocol from conversation where id = $1", row -> row.text("protocol"), talk.id());
  }
}
