package dev.guiche.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known, in its newest wording.
 *
 * @param locale a language tag, such as {@code pt-BR}
 * @param version of this wording; the first is 1
 * @param published the version that everybody reads; null for a draft
 * @param use how it has served; what was never counted is 0
 */
public record Article(
    long id,
    String locale,
    Wording wording,
    int version,
    @Nullable Integer published,
    Instant changedAt,
    @Nullable Instant publishedAt,
    Use use) {

  /**
   * @param helped how many said so on its page
   * @param unhelped how many said the opposite
   * @param offered in how many talks it was recommended
   * @param solved how many of these talks needed nobody after it
   */
  public record Use(int helped, int unhelped, long offered, long solved) {}

  /** Below the public address. */
  public String path() {
    return Slugs.path(wording.title(), id);
  }
}
