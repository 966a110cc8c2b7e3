package dev.guiche.panel;

import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.knowledge.Article;
import dev.guiche.knowledge.ArticleVersion;
import dev.guiche.knowledge.Articles;
import dev.guiche.knowledge.Markdown;
import dev.guiche.knowledge.Recommender;
import dev.guiche.knowledge.Wording;
import dev.guiche.panel.view.ArticleView;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known: consultants write it, supervisors publish it. */
final class ArticleEndpoints implements Endpoints.Group {
  private final Services services;
  private final Articles articles;
  private final Recommender recommender = new Recommender();

  ArticleEndpoints(Services services) {
    this.services = services;
    this.articles = new Articles(services.database());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listArticles", this::list)
        .on("createArticle", this::create)
        .on("suggestArticles", this::suggest)
        .on("previewArticle", call -> preview(call))
        .on("getArticle", call -> shown(articles.find(call.id())))
        .on("changeArticle", this::change)
        .on("listArticleVersions", this::versions)
        .on("publishArticle", call -> shown(articles.publish(call.id(), call.me())))
        .on("withdrawArticle", call -> shown(articles.withdraw(call.id())));
  }

  private Answer list(Call call) {
    var state =
        call.text("state")
            .map(word -> Articles.State.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Articles.State.ALL);
    var before = call.number("after").flatMap(articles::find).orElse(null);
    var found = articles.page(state, call.text("q").orElse(""), before, call.limit() + 1);
    var page = found.subList(0, Math.min(call.limit(), found.size()));
    var answer = new HashMap<String, Object>();
    answer.put("items", page.stream().map(this::brief).toList());
    if (found.size() > page.size()) {
      answer.put("next", page.getLast().id());
    }
    return Answer.ok(answer);
  }

  private record Wish(
      @Nullable String title,
      @Nullable String category,
      @Nullable String body,
      @Nullable String locale) {}

  private Answer create(Call call) {
    var wish = call.body(Wish.class);
    var locale =
        Objects.requireNonNullElseGet(
            wish.locale(), () -> services.config().organization().locale().toLanguageTag());
    return Answer.created(
        view(articles.create(locale, wording(wish, new Wording("", "", "")), call.me())));
  }

  private Answer change(Call call) {
    var before = articles.find(call.id()).orElseThrow(Refused.NotFound::new).wording();
    return shown(articles.write(call.id(), wording(call.body(Wish.class), before), call.me()));
  }

  private static Wording wording(Wish wish, Wording before) {
    var wording =
        new Wording(
            Objects.requireNonNullElse(wish.title(), before.title()),
            Objects.requireNonNullElse(wish.category(), before.category()),
            Objects.requireNonNullElse(wish.body(), before.body()));
    if (wording.title().isEmpty()) {
      throw new Refused.Invalid("/title", "Escreva um título.");
    }
    return wording;
  }

  private record Version(int version, Wording wording, java.time.Instant at, String by) {
    static Version of(ArticleVersion kept) {
      return new Version(kept.version(), kept.wording(), kept.at(), kept.by());
    }
  }

  private record Versions(List<Version> items) {}

  private Answer versions(Call call) {
    if (articles.find(call.id()).isEmpty()) {
      throw new Refused.NotFound();
    }
    return Answer.ok(new Versions(articles.versions(call.id()).stream().map(Version::of).toList()));
  }

  private record Text(String body) {}

  private record Html(String html) {}

  private static Answer preview(Call call) {
    return Answer.ok(new Html(ArticleView.preview(Markdown.html(call.body(Text.class).body()))));
  }

  private record Suggestion(long id, String title, String category, String url) {}

  private record Suggestions(List<Suggestion> items) {}

  private Answer suggest(Call call) {
    var locale = services.config().organization().locale();
    var found =
        recommender.find(
            services.database(), call.text("q").orElse(""), locale, Math.min(call.limit(), 20));
    return Answer.ok(
        new Suggestions(
            found.stream()
                .map(one -> new Suggestion(one.id(), one.title(), one.category(), url(one.path())))
                .toList()));
  }

  private Answer shown(Optional<Article> article) {
    return Answer.ok(view(article.orElseThrow(Refused.NotFound::new)));
  }

  private ArticleView view(Article article) {
    return ArticleView.whole(article, url(article.path()));
  }

  private ArticleView brief(Article article) {
    return ArticleView.brief(article, url(article.path()));
  }

  private String url(String path) {
    return services.publicUrl() + path;
  }
}
