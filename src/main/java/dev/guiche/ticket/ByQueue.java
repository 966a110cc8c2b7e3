package dev.guiche.ticket;

import dev.guiche.care.QueueWords;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import dev.guiche.triage.Answered;
import java.util.List;

/** Whoever does not want to wait in the queue gets a ticket, named by their first words. */
public record ByQueue(ByTriage exit) implements QueueWords.Instead {
  private static final int LONGEST_TITLE = 120;

  @Override
  public void ticket(Sql tx, LockedConversation talk, String desk, String reason) {
    var title = new Answered("queue", "queue", reason, firstWords(tx, talk), true);
    exit.ticket(tx, talk, new Way.Ticket(desk, null, null), List.of(title));
  }

  private static String firstWords(Sql tx, LockedConversation talk) {
    return tx.first(
            """
            select regexp_replace(left(text, $2), '[[:space:]]+', ' ', 'g') as said from entry
            where timeline_id = $1 and author = 'customer' and text <> '' order by position, id limit 1
            """,
            row -> row.text("said").strip(),
            talk.timeline(),
            LONGEST_TITLE)
        .orElse(talk.channel().value());
  }
}
