package dev.guiche.panel;

import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Uploads;
import dev.guiche.http.door.Refused;
import dev.guiche.knowledge.ArticleImages;
import dev.guiche.knowledge.Articles;
import dev.guiche.knowledge.Markdown;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** Pictures in articles. */
final class ArticleImageEndpoints implements Endpoints.Group {
  private static final long LONGEST = 5L * 1024 * 1024;

  private final Articles articles;
  private final ArticleImages images;
  private final Uploads uploads;

  ArticleImageEndpoints(Vertx vertx, Services services) {
    this.articles = new Articles(services.database());
    this.images = new ArticleImages(services.database());
    this.uploads = new Uploads(vertx, LONGEST);
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("uploadArticleImage", this::upload).on("getArticleImage", this::get);
  }

  private record Kept(long id, String url) {}

  private Answer upload(Call call) {
    if (articles.find(call.id()).isEmpty()) {
      throw new Refused.NotFound();
    }
    return uploads.take(
        call,
        file -> {
          if (!ArticleImages.TYPES.contains(file.mediaType())) {
            throw new Refused.Invalid("", "Envie uma imagem PNG, JPEG, GIF, WebP ou AVIF.");
          }
          long id =
              images.keep(
                  call.id(),
                  new ArticleImages.Image(file.name(), file.mediaType(), file.bytes()),
                  call.me());
          return Answer.created(new Kept(id, Markdown.IMAGES + id));
        });
  }

  private Answer get(Call call) {
    var image = images.find(call.id()).orElseThrow(Refused.NotFound::new);
    return Answer.of(image.mediaType(), Buffer.buffer(image.bytes()))
        .with("Cache-Control", "private, max-age=3600");
  }
}
