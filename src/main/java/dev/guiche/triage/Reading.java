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

  /**
   * @param publicUrl under which articles are read; no slash at its end
   */
  Reading(URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * Empty where the question wants none, or none is worth reading.
   *
   * @param locale what the customer reads
   */
  List<Found> about(Sql tx, Question question, String said, Locale locale) {
    return question.articles() == 0
        ? List.of()
        : recommender.find(tx, said, locale, question.articles()).stream()
            .filter(found -> found.fit() >= Recommender.WORTH_READING)
            .toList();
  }

  String address(Found article) {
    return publicUrl + article.path();
  }

  /** One under the other, each a title and where it is read. */
  String list(List<Found> articles) {
    return articles.stream()
        .map(article -> article.title() + "\n" + address(article))
        .collect(Collectors.joining("\n\n"));
  }

  /** On a form, which is no talk yet; looked at again, it is offered once. */
  void offered(Sql tx, String form, List<Found> articles) {
    offered(
        tx,
        """
        insert into article_offer (form, article_id, place) values ($1, $2, $3)
        on conflict (form, article_id) do nothing
        """,
        form,
        articles);
  }

  void offered(Sql tx, ConversationId talk, List<Found> articles) {
    offered(
        tx,
        """
        insert into article_offer (conversation_id, article_id, place) values ($1, $2, $3)
        on conflict (conversation_id, article_id) do update set offered_at = now(), solved = null
        """,
        talk,
        articles);
  }

  private static void offered(Sql tx, String statement, Object where, List<Found> articles) {
    for (int place = 0; place < articles.size(); place++) {
      tx.update(statement, where, articles.get(place).id(), place + 1);
    }
  }

  void answered(Sql tx, String form, boolean solved) {
    tx.update("update article_offer set solved = $2 where form = $1", form, solved);
  }

  void answered(Sql tx, ConversationId talk, List<Long> articles, boolean solved) {
    tx.update(
        "update article_offer set solved = $3 where conversation_id = $1 and article_id = any ($2)",
        talk,
        articles.toArray(Long[]::new),
        solved);
  }
}
