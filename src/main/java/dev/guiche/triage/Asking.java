package dev.guiche.triage;

import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.database.Sql;
import dev.guiche.timer.Timers;
import java.util.List;
import java.util.Map;

/** Puts questions to customers, and sets the time after which silence is an answer too. */
record Asking(GuicheConfig config, Notices notices) {
  /**
   * @param question key of the one whose answer is waited for
   */
  void ask(Sql tx, LockedConversation talk, String question, String text, List<String> choices) {
    notices.ask(tx, talk, text, choices);
    waitFor(tx, talk, question);
  }

  void waitFor(Sql tx, LockedConversation talk, String question) {
    config
        .triageOf(talk.channel().value())
        .ifPresent(
            tree ->
                Timers.set(
                    tx,
                    Triage.SILENCE,
                    talk.id().value(),
                    tx.now().plus(tree.silence().after()),
                    Map.of("question", question)));
  }
}
