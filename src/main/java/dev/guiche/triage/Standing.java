package dev.guiche.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where somebody stands in a tree.
 *
 * @param question the key of the one that waits for its answer
 * @param misses how many answers to it were not understood
 */
record Standing(
    ConversationId conversation, String tree, String question, int misses, List<Answered> answers) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Answered>> ANSWERS = new TypeReference<>() {};

  Standing {
    answers = List.copyOf(answers);
  }

  static Standing before(ConversationId conversation, String tree, String question) {
    return new Standing(conversation, tree, question, 0, List.of());
  }

  static Optional<Standing> find(Sql sql, ConversationId conversation) {
    return sql.first(
        "select conversation_id, tree, question, misses, answers from triage where conversation_id"
            + " = $1",
        Standing::read,
        conversation);
  }

  Standing at(String next) {
    return new Standing(conversation, tree, next, 0, answers);
  }

  Standing missed() {
    return new Standing(conversation, tree, question, misses + 1, answers);
  }

  Standing with(Answered answer) {
    var all = new ArrayList<>(answers);
    all.removeIf(earlier -> earlier.question().equals(answer.question()));
    all.add(answer);
    return new Standing(conversation, tree, question, 0, all);
  }

  void save(Sql tx) {
    tx.update(
        """
        insert into triage (conversation_id, tree, question, misses, answers) values ($1, $2, $3, $4, $5)
        on conflict (conversation_id) do update set
          tree = excluded.tree, question = excluded.question, misses = excluded.misses, answers = excluded.answers
        """,
        conversation,
        tree,
        question,
        misses,
        JSON.valueToTree(answers));
  }

  private static Standing read(Row row) {
    try {
      return new Standing(
          new ConversationId(row.number("conversation_id")),
          row.text("tree"),
          row.text("question"),
          row.integer("misses"),
          JSON.readValue(row.json("answers").toString(), ANSWERS));
    } catch (JsonProcessingException written) {
      throw new IllegalStateException("Answers of a triage cannot be read", written);
    }
  }
}
