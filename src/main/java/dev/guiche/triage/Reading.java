package dev.guiche.triage;

import dev.guiche.config.TriageConfig.Question;
import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Sql;
import dev.guiche.knowledge.Recommender;
import dev.guiche.knowledge.Recommender.Found;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Articles for what somebody described, before it becomes anybody's work. Whether they helped is
 * kept, so that each article shows how often it spared a talk.
 */
final class Reading {
  private final Recommender recommender = new Recommender();
  private final URI publicUrl;
  private final Locale locale;

  /**
   * @param publicUrl under which articles are read; no slash at its end
   */
  Reading(URI publicUrl, Locale locale) {
    this.publicUrl = publicUrl;
    this.locale = locale;
  }

  /** Empty where the question wants none, or none is worth reading. */
  List<Found> about(Sql tx, Question question, String said) {
    return question.articles() == 0
        ? List.of()
        : recommender.find(tx, said, locale, question.articles()).stream()
            .filter(found -> found.fit() >= Recommender.WORTH_READING)
            .toList();
  }

  /** One under the other, each a title and where it is read. */
  String list(List<Found> articles) {
    return articles.stream()
        .map(article -> article.title() + "\n" + publicUrl + article.path())
        .collect(Collectors.joining("\n\n"));
  }

  void offered(Sql tx, ConversationId talk, List<Found> articles) {
    for (int place = 0; place < articles.size(); place++) {
      tx.update(
          """
          insert into article_offer (conversation_id, article_id, place) values ($1, $2, $3)
          on conflict (conversation_id, article_id) do update set offered_at = now(), solved = null
          """,
          talk,
          articles.get(place).id(),
          place + 1);
    }
  }

  void answered(Sql tx, ConversationId talk, List<Long> articles, boolean solved) {
    tx.update(
        "update article_offer set solved = $3 where conversation_id = $1 and article_id = any ($2)",
        talk,
        articles.toArray(Long[]::new),
        solved);
  }
}
