package dev.guiche.knowledge;

import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.Optional;
import java.util.Set;

/** Pictures in articles. Everybody sees one once the public wording of its article shows it. */
public final class ArticleImages {
  /** Media types that are taken; none of them can act on a page. */
  public static final Set<String> TYPES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif");

  private final Sql sql;

  public ArticleImages(Sql sql) {
    this.sql = sql;
  }

  /** A picture as it was sent. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Image(String name, String mediaType, byte[] bytes) {}

  /** Gives its number; the article must be there. */
  public long keep(long article, Image image, ConsultantId by) {
    return sql.one(
        """
        insert into article_image (article_id, name, media_type, bytes, uploaded_by)
        values ($1, $2, $3, $4, $5) returning id
        """,
        row -> row.number("id"),
        article,
        image.name(),
        image.mediaType(),
        image.bytes(),
        by);
  }

  /** For those who write. */
  public Optional<Image> find(long id) {
    return sql.first(
        "select name, media_type, bytes from article_image where id = $1", ArticleImages::read, id);
  }

  /** For everybody. */
  public Optional<Image> published(long id) {
    return sql.first(
        """
        select i.name, i.media_type, i.bytes from article_image i
        join article a on a.id = i.article_id
        join article_version v on v.article_id = a.id and v.version = a.published
        where i.id = $1 and v.body ~ ('/ajuda/imagens/' || i.id || '\\M')
        """,
        ArticleImages::read,
        id);
  }

  private static Image read(Row row) {
    return new Image(row.text("name"), row.text("media_type"), row.bytes("bytes"));
  }
}
