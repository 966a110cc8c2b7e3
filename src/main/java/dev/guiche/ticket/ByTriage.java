package dev.guiche.ticket;

import dev.guiche.config.TriageConfig.Way;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.triage.Answered;
import dev.guiche.triage.Exits;
import java.util.List;
import java.util.stream.Collectors;

/** Where answers lead to a ticket, the talk becomes one by the customer's own wish. */
public record ByTriage(Escalation escalation) implements Exits {
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
            true),
        null);
  }

  /** What the customer wrote in own words says most; of choices, all of them do. */
  private static String title(List<Answered> answers) {
    return answers.stream()
        .map(Answered::answer)
        .filter(answer -> answer.indexOf(' ') > 0)
        .reduce((earlier, later) -> later)
        .orElseGet(() -> answers.stream().map(Answered::answer).collect(Collectors.joining(" · ")));
  }

  private static DeskId desk(Sql tx, String key) {
    return tx.one("select id from desk where key = $1", row -> new DeskId(row.number("id")), key);
  }
}
