package dev.guiche.ticket;

import dev.guiche.config.TicketField;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.gate.Question;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import dev.guiche.triage.Answered;
import dev.guiche.triage.Exits.Held;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What answers before the queue come to where they lead to a desk: its fields, its gate. */
public final class FromAnswers {
  private final Workflows workflows;
  private final Gatekeeper gatekeeper;
  private final GateWords gateWords;
  private final Locale house;

  FromAnswers(Workflows workflows, Gatekeeper gatekeeper, GateWords gateWords, Locale house) {
    this.workflows = workflows;
    this.gatekeeper = gatekeeper;
    this.gateWords = gateWords;
    this.house = house;
  }

  /**
   * Those of the desk's fields that were answered already.
   *
   * @param desk its key
   */
  public Map<String, String> fields(String desk, List<Answered> answers) {
    return fields(desk).of(answers);
  }

  private Fields fields(String desk) {
    return new Fields(workflows.ofDesk(desk), house);
  }

  /** What the customer wrote in own words says most; without any, all choices together do. */
  static String title(List<Answered> answers) {
    return ownWords(answers)
        .orElseGet(() -> answers.stream().map(Answered::answer).collect(Collectors.joining(" · ")));
  }

  /** The last description in the customer's own words; a name or an address is none. */
  public static Optional<String> ownWords(List<Answered> answers) {
    return answers.stream()
        .filter(Answered::own)
        .map(Answered::answer)
        .filter(answer -> answer.indexOf(' ') > 0)
        .reduce((earlier, later) -> later);
  }

  /** Each question with its answer, one below the other. */
  static String text(List<Answered> answers) {
    return answers.stream()
        .map(answer -> answer.ask() + " " + answer.answer())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Asks the desk's contract gate. That somebody is turned back is kept; where they may come in,
   * the ticket will keep it.
   *
   * @param desk its key
   * @param reader in whose language the gate speaks
   * @return empty where they may go on
   */
  public Optional<Held> gate(
      Sql tx, ContactId contact, String desk, List<Answered> answers, Locale reader) {
    var decision = decide(tx, contact, desk, answers);
    if (decision.refused()) {
      gatekeeper.recordOnTalk(tx, decision, null, null, null);
    }
    return held(decision, reader);
  }

  Optional<Held> gate(Sql tx, LockedConversation talk, String desk, List<Answered> answers) {
    var decision = decide(tx, talk.contact(), desk, answers);
    if (decision.isWorthARecord()) {
      gatekeeper.recordOnTalk(tx, decision, talk.id(), talk.timeline(), null);
    }
    return held(decision, house);
  }

  private Gatekeeper.Decision decide(
      Sql tx, ContactId contact, String desk, List<Answered> answers) {
    var fields = fields(desk);
    var said = fields.of(answers);
    var question =
        new Question(
            contact,
            desk,
            fields.named(TicketField.Of.PRODUCT, said).orElse(null),
            fields.named(TicketField.Of.MODULE, said).orElse(null));
    return gatekeeper.decide(tx, question, Admission.PLAIN, Who.CUSTOMER);
  }

  private Optional<Held> held(Gatekeeper.Decision decision, Locale reader) {
    return decision.refused() || decision.routedTo() != null
        ? Optional.of(new Held(decision.routedTo(), words(decision, reader)))
        : Optional.empty();
  }

  private String words(Gatekeeper.Decision decision, Locale reader) {
    var rule = Objects.requireNonNull(decision.verdict().rule());
    return Objects.requireNonNull(gateWords.beforehand(rule, reader));
  }
}
