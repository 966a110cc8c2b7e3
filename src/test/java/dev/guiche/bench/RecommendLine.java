package dev.guiche.bench;

import dev.guiche.database.Database;
import dev.guiche.database.TestDatabase;
import dev.guiche.knowledge.Doubts;
import dev.guiche.knowledge.Recommender;
import java.util.List;
import java.util.Locale;

/** How well and how soon a described doubt is answered with articles. */
final class RecommendLine implements Line {
  private static final int MANY = 5_000;
  private static final int ASKED = 3;

  @Override
  public String name() {
    return "recommend";
  }

  @Override
  public List<Row> measure(Rounds rounds) {
    try (var opened = TestDatabase.open()) {
      var doubts = new Doubts(opened.database());
      var tuned = doubts.tuned();
      var heldOut = doubts.heldOut();
      doubts.grow(MANY);
      opened.database().update("vacuum analyze");
      run(opened.database());
      var times = run(opened.database());
      var bare = bare(opened.database());
      return List.of(
          Row.of(name(), "the right article among the first three", heldOut.recall(), "")
              .noting(
                  "recall@3 of %d doubts nobody looked at while tuning; of the %d others %.2f",
                  heldOut.doubts(), tuned.doubts(), tuned.recall()),
          Row.of(name(), "mean reciprocal rank", heldOut.mrr(), "")
              .noting("of the others %.2f; %d articles", tuned.mrr(), doubts.articles()),
          Row.of(name(), "asked among many articles, p50", times.percentile(50), "ms")
              .beside(bare.percentile(50))
              .wantsAtMost(5)
              .noting("%,d articles; yardstick: select 1", MANY),
          Row.of(name(), "asked among many articles, p99", times.percentile(99), "ms")
              .beside(bare.percentile(99)));
    }
  }

  private static Times bare(Database database) {
    var times = new Times();
    for (int i = 0; i < Doubts.all().size(); i++) {
      long begin = System.nanoTime();
      database.one("select 1 as one", row -> row.integer("one"));
      times.add(System.nanoTime() - begin);
    }
    return times;
  }

  /** One after the other, as a customer's intake asks. */
  private static Times run(Database database) {
    var recommender = new Recommender();
    var locale = Locale.of("pt", "BR");
    var times = new Times();
    for (String doubt : Doubts.all()) {
      long begin = System.nanoTime();
      recommender.find(database, doubt, locale, ASKED);
      times.add(System.nanoTime() - begin);
    }
    return times;
  }
}
