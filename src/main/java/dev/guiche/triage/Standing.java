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
 * @param offered numbers of the articles of which we ask whether they have helped; mostly none
 * @param held whether a program asks in place of the tree
 */
record Standing(
    ConversationId conversation,
    String tree,
    String question,
    int misses,
    List<Answered> answers,
    List<Long> offered,
    boolean held) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Answered>> ANSWERS = new TypeReference<>() {};

  Standing {
    answers = List.copyOf(answers);
    offered = List.copyOf(offered);
  }

  static Standing before(ConversationId conversation, String tree, String question) {
    return new Standing(conversation, tree, question, 0, List.of(), List.of(), false);
  }

  static Optional<Standing> find(Sql sql, ConversationId conversation) {
    return sql.first(
        "select conversation_id, tree, question, misses, answers, offered, held_by is not null as"
            + " held from triage where conversation_id = $1",
        Standing::read,
        conversation);
  }

  Standing at(String next) {
    return new Standing(conversation, tree, next, 0, answers, List.of(), held);
  }

  Standing missed() {
    return new Standing(conversation, tree, question, misses + 1, answers, offered, held);
  }

  Standing with(Answered answer) {
    var all = new ArrayList<>(answers);
    all.removeIf(earlier -> earlier.question().equals(answer.question()));
    all.add(answer);
    return new Standing(conversation, tree, question, 0, all, List.of(), held);
  }

  Standing offering(List<Long> articles) {
    return new Standing(conversation, tree, question, 0, answers, articles, held);
  }

  void save(Sql tx) {
    tx.update(
        """
        insert into triage (conversation_id, tree, question, misses, answers, offered)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (conversation_id) do update set
          tree = excluded.tree, question = excluded.question, misses = excluded.misses, answers = excluded.answers,
          offered = excluded.offered
        """,
        conversation,
        tree,
        question,
        misses,
        JSON.valueToTree(answers),
        offered.toArray(Long[]::new));
  }

  private static Standing read(Row row) {
    try {
      return new Standing(
          new ConversationId(row.number("conversation_id")),
          row.text("tree"),
          row.text("question"),
          row.integer("misses"),
          JSON.readValue(row.json("answers").toString(), ANSWERS),
          row.numbers("offered"),
          row.flag("held"));
    } catch (JsonProcessingException written) {
      throw new IllegalStateException("Answers of a triage cannot be read", written);
    }
  }
}
