package dev.guiche.ticket;

import dev.guiche.config.TicketField;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.gate.Question;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.triage.Answered;
import dev.guiche.triage.Exits;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where answers lead to a ticket, the talk becomes one by the customer's own wish. */
public final class ByTriage implements Exits {
  private final Escalation escalation;
  private final Workflows workflows;
  private final Gatekeeper gatekeeper;
  private final GateWords gateWords;
  private final Locale locale;

  ByTriage(
      Escalation escalation,
      Workflows workflows,
      Gatekeeper gatekeeper,
      GateWords gateWords,
      Locale locale) {
    this.escalation = escalation;
    this.workflows = workflows;
    this.gatekeeper = gatekeeper;
    this.gateWords = gateWords;
    this.locale = locale;
  }

  @Override
  public void ticket(Sql tx, LockedConversation talk, Way.Ticket way, List<Answered> answers) {
    escalation.escalate(
        tx,
        talk,
        new Escalation.Order(
            title(answers),
            answers.stream()
                .map(answer -> answer.ask() + " " + answer.answer())
                .collect(Collectors.joining("\n")),
            desk(tx, way.desk()),
            way.category(),
            way.priority(),
            null,
            true,
            fields(way.desk()).of(answers),
            Admission.PLAIN),
        null);
  }

  private Fields fields(String desk) {
    return new Fields(workflows.ofDesk(desk), locale);
  }

  /** What the customer wrote in own words says most; without any, all choices together do. */
  private static String title(List<Answered> answers) {
    return answers.stream()
        .filter(Answered::own)
        .map(Answered::answer)
        .filter(answer -> answer.indexOf(' ') > 0)
        .reduce((earlier, later) -> later)
        .orElseGet(() -> answers.stream().map(Answered::answer).collect(Collectors.joining(" · ")));
  }

  private static DeskId desk(Sql tx, String key) {
    return tx.one("select id from desk where key = $1", row -> new DeskId(row.number("id")), key);
  }

  @Override
  public Optional<Held> gate(Sql tx, LockedConversation talk, String desk, List<Answered> answers) {
    var fields = fields(desk);
    var said = fields.of(answers);
    var question =
        new Question(
            talk.contact(),
            desk,
            fields.named(TicketField.Of.PRODUCT, said).orElse(null),
            fields.named(TicketField.Of.MODULE, said).orElse(null));
    var decision = gatekeeper.decide(tx, question, Admission.PLAIN, Who.CUSTOMER);
    if (decision.isWorthARecord()) {
      gatekeeper.recordOnTalk(tx, decision, talk.id(), talk.timeline(), null);
    }
    return decision.refused() || decision.routedTo() != null
        ? Optional.of(new Held(decision.routedTo(), words(decision)))
        : Optional.empty();
  }

  private String words(Gatekeeper.Decision decision) {
    var rule = Objects.requireNonNull(decision.verdict().rule());
    return Objects.requireNonNull(gateWords.beforehand(rule, locale));
  }
}
