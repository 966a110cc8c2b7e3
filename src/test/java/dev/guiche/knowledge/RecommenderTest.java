package dev.guiche.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("TS-2")
class RecommenderTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static Doubts doubts;

  @BeforeAll
  static void publish() {
    doubts = new Doubts(db.database());
  }

  @Test
  void theRightArticleIsMostlyAmongTheFirstThree() {
    assertThat(doubts.articles()).isGreaterThanOrEqualTo(100);
    var tuned = doubts.tuned();
    var heldOut = doubts.heldOut();
    assertThat(tuned.doubts() + heldOut.doubts()).isGreaterThanOrEqualTo(200);
    System.out.printf(
        "recommend: recall@3 %.3f, MRR %.3f (tuned); recall@3 %.3f, MRR %.3f (held out)%n",
        tuned.recall(), tuned.mrr(), heldOut.recall(), heldOut.mrr());
    assertThat(tuned.recall()).as("missed: %s", tuned.missed()).isGreaterThan(0.9);
    assertThat(heldOut.recall()).isGreaterThan(0.83);
    assertThat(heldOut.mrr()).isGreaterThan(0.71);
  }
}
