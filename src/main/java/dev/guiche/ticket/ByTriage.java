package dev.guiche.ticket;

import dev.guiche.config.TriageConfig.Way;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.triage.Answered;
import dev.guiche.triage.Exits;
import java.util.List;
import java.util.Optional;

/** Where answers lead to a ticket, the talk becomes one by the customer's own wish. */
public final class ByTriage implements Exits {
  private final Escalation escalation;
  private final FromAnswers from;

  ByTriage(Escalation escalation, FromAnswers from) {
    this.escalation = escalation;
    this.from = from;
  }

  @Override
  public void ticket(Sql tx, LockedConversation talk, Way.Ticket way, List<Answered> answers) {
    escalation.escalate(
        tx,
        talk,
        new Escalation.Order(
            FromAnswers.title(answers),
            FromAnswers.text(answers),
            desk(tx, way.desk()),
            way.category(),
            way.priority(),
            null,
            true,
            from.fields(way.desk(), answers),
            Admission.PLAIN),
        null);
  }

  private static DeskId desk(Sql tx, String key) {
    return tx.one("select id from desk where key = $1", row -> new DeskId(row.number("id")), key);
  }

  @Override
  public Optional<Held> gate(Sql tx, LockedConversation talk, String desk, List<Answered> answers) {
    return from.gate(tx, talk, desk, answers);
  }
}
