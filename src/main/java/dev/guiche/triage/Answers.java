package dev.guiche.triage;

import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Sql;
import java.util.List;

/** What customers answered before the queue, for those who serve them. */
public final class Answers {
  private Answers() {}

  /** In the order of the questions; empty where nobody was asked anything. */
  public static List<Answered> of(Sql sql, ConversationId conversation) {
    return Standing.find(sql, conversation).map(Standing::answers).orElse(List.of());
  }
}
