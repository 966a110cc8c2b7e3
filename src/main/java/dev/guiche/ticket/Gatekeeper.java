package dev.guiche.ticket;

import dev.guiche.config.GateRule;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.gate.Gate;
import dev.guiche.contact.gate.Question;
import dev.guiche.contact.gate.Verdict;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the gate of a desk while a ticket is born: asks it, and writes down what it answered,
 * on the timeline and for the figures.
 */
final class Gatekeeper {
  private final Gate gate;
  private final GateWords words;

  Gatekeeper(Gate gate, GateWords words) {
    this.gate = gate;
    this.words = words;
  }

  /**
   * What was decided at one gate.
   *
   * @param passed by somebody with the right, who gave a reason
   */
  record Decision(Question question, Verdict verdict, Admission admission, boolean passed) {
    /** Whether a rule said anything that is to be kept. */
    boolean isWorthARecord() {
      return verdict.rule() != null;
    }

    private boolean holdsBack(GateRule.Answer answer) {
      return !passed && verdict.answer() == answer;
    }

    boolean refused() {
      return holdsBack(GateRule.Answer.REFUSE);
    }

    /** The key of the desk to which a rule leads, or null. */
    @Nullable String routedTo() {
      return holdsBack(GateRule.Answer.ROUTE) && verdict.rule() != null
          ? verdict.rule().to()
          : null;
    }
  }

  /**
   * @param who in what role somebody asks; only some may pass the gate
   * @throws Refusal.Invalid when somebody without the right wants to pass it
   */
  Decision decide(Sql tx, Question question, Admission admission, Who who) {
    var verdict = gate.tryRules(tx, question);
    boolean held =
        switch (verdict.answer()) {
          case ALLOW, WARN -> false;
          case ROUTE, REFUSE -> true;
        };
    boolean passes = held && admission.pass() != null;
    if (passes && !gate.of(question.desk()).passBy().contains(who)) {
      throw Refused.GATE_NOT_YOURS.because();
    }
    return new Decision(question, verdict, admission, passes);
  }

  /** Undoes what a consultant wanted; the decision is to be kept all the same. */
  static final class TurnedBack extends Refusal.Invalid {
    private final transient Decision decision;

    private TurnedBack(Decision decision, String words) {
      super("gate-refused", words);
      this.decision = decision;
    }

    Decision decision() {
      return decision;
    }
  }

  /** Why no ticket is made, for the consultant who wanted it. */
  TurnedBack refusal(Decision decision, Locale locale) {
    var rule = java.util.Objects.requireNonNull(decision.verdict().rule());
    return new TurnedBack(decision, words.refused(rule, locale));
  }

  /** Keeps a decision on a new ticket, with its event. */
  void record(Sql tx, Decision decision, Ticket ticket, @Nullable ConsultantId by) {
    keep(tx, decision, ticket.id(), null, by);
    Timelines.add(tx, ticket.timeline(), event(decision, by));
  }

  /** Keeps a decision where no ticket was made, on the talk that it was about. */
  void recordOnTalk(
      Sql tx,
      Decision decision,
      @Nullable ConversationId talk,
      @Nullable TimelineId timeline,
      @Nullable ConsultantId by) {
    keep(tx, decision, null, talk, by);
    if (timeline != null) {
      Timelines.add(tx, timeline, event(decision, by));
    }
  }

  private static void keep(
      Sql tx,
      Decision decision,
      @Nullable TicketId ticket,
      @Nullable ConversationId talk,
      @Nullable ConsultantId by) {
    var rule = java.util.Objects.requireNonNull(decision.verdict().rule());
    tx.update(
        """
        insert into gate_decision (contact_id, desk, rule, answer, ticket_id, conversation_id, consultant_id,
                                   pass_reason, product, module)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        decision.question().contact(),
        decision.question().desk(),
        rule.key(),
        rule.answer(),
        ticket,
        talk,
        by,
        decision.passed() ? decision.admission().pass() : null,
        decision.question().product(),
        decision.question().module());
  }

  /** The house's own business: no customer reads it. */
  private static NewEntry event(Decision decision, @Nullable ConsultantId by) {
    var rule = java.util.Objects.requireNonNull(decision.verdict().rule());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("rule", rule.key());
    details.put("answer", rule.answer().name().toLowerCase(Locale.ROOT));
    details.put("desk", decision.question().desk());
    if (decision.routedTo() != null) {
      details.put("to", decision.routedTo());
    }
    if (decision.passed() && decision.admission().pass() != null) {
      details.put("reason", decision.admission().pass());
    }
    return NewEntry.event(decision.passed() ? "gate-passed" : "gate", by, false, details);
  }
}
