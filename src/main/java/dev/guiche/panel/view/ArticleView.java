package dev.guiche.panel.view;

import dev.guiche.knowledge.Article;
import dev.guiche.knowledge.Markdown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as its writers see it.
 *
 * @param body null in lists
 * @param html the body as its readers see it; null in lists
 * @param url where everybody reads it; null while it is a draft
 */
public record ArticleView(
    long id,
    String locale,
    String title,
    String category,
    @Nullable String body,
    @Nullable String html,
    int version,
    @Nullable Integer published,
    Instant changedAt,
    @Nullable Instant publishedAt,
    @Nullable String url,
    Article.Use use) {

  public static ArticleView whole(Article article, String url) {
    String body = article.wording().body();
    return of(article, url, body, preview(Markdown.html(body)));
  }

  public static ArticleView brief(Article article, String url) {
    return of(article, url, null, null);
  }

  /** Writers see pictures before everybody does. */
  public static String preview(String html) {
    return html.replace("src=\"" + Markdown.IMAGES, "src=\"/api/v1/article-images/");
  }

  private static ArticleView of(
      Article article, String url, @Nullable String body, @Nullable String html) {
    return new ArticleView(
        article.id(),
        article.locale(),
        article.wording().title(),
        article.wording().category(),
        body,
        html,
        article.version(),
        article.published(),
        article.changedAt(),
        article.publishedAt(),
        article.published() == null ? null : url,
        article.use());
  }
}
