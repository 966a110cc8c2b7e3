package dev.guiche.knowledge;

import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The articles as those who write them see them. Each save keeps the wording before it. */
public final class Articles {
  private static final String NEWEST =
      """
      select a.*, v.title, v.category, v.body,
        (select count(*) from article_offer o where o.article_id = a.id) as offered,
        (select count(*) from article_offer o where o.article_id = a.id and o.solved) as solved
      from article a join article_version v on v.article_id = a.id and v.version = a.version
      """;

  /** In one transaction, during which nobody publishes. */
  private static final int REFRESHED = 50;

  private final Database database;
  private final WeighedWords words;

  public Articles(Database database) {
    this.database = database;
    this.words = new WeighedWords();
  }

  /** Which are wanted. */
  public enum State {
    ALL,
    DRAFT,
    PUBLISHED
  }

  /**
   * The last changed first; a draft is also a published article with a newer wording.
   *
   * @param text part of the title or category, whatever its accents; empty for all
   */
  public List<Article> page(State state, String text, @Nullable Article before, int most) {
    return database.list(
        NEWEST
            + """
            where ($1 = 'all' or ($1 = 'published' and a.published is not null)
                or ($1 = 'draft' and a.published is distinct from a.version))
              and ($2 = '' or strpos(plain(v.title || ' ' || v.category), plain($2)) > 0)
              and ($3::bigint is null or (a.changed_at, a.id) < ($4, $3))
            order by a.changed_at desc, a.id desc limit $5
            """,
        Articles::read,
        state,
        text.strip(),
        before == null ? null : before.id(),
        before == null ? null : before.changedAt(),
        most);
  }

  public Optional<Article> find(long id) {
    return find(database, id);
  }

  private static Optional<Article> find(Sql sql, long id) {
    return sql.first(NEWEST + "where a.id = $1", Articles::read, id);
  }

  /** A draft. */
  public Article create(String locale, Wording wording, ConsultantId by) {
    return database.inTransaction(
        tx -> {
          long id =
              tx.one(
                  "insert into article (locale) values ($1) returning id",
                  row -> row.number("id"),
                  locale);
          keep(tx, id, 1, wording, by);
          return find(tx, id).orElseThrow();
        });
  }

  /** A new version; what everybody reads stays as it is. Empty when there is no such article. */
  public Optional<Article> write(long id, Wording wording, ConsultantId by) {
    return database.inTransaction(
        tx -> {
          var version =
              tx.first(
                  "update article set version = version + 1, changed_at = now() where id = $1"
                      + " returning version",
                  row -> row.integer("version"),
                  id);
          version.ifPresent(number -> keep(tx, id, number, wording, by));
          return find(tx, id);
        });
  }

  private static void keep(Sql tx, long id, int version, Wording wording, ConsultantId by) {
    tx.update(
        """
        insert into article_version (article_id, version, title, category, body, written_by)
        values ($1, $2, $3, $4, $5, $6)
        """,
        id,
        version,
        wording.title(),
        wording.category(),
        wording.body(),
        by);
  }

  /** From now on everybody reads the newest wording. */
  public Optional<Article> publish(long id, ConsultantId by) {
    return database.inTransaction(
        tx -> {
          words.lock(tx);
          int changed =
              tx.update(
                  """
                  update article set published = version, published_at = now(), published_by = $2, changed_at = now()
                  where id = $1
                  """,
                  id,
                  by);
          var article = find(tx, id);
          if (changed > 0) {
            words.weigh(tx, id, article.orElseThrow().wording());
          }
          return article;
        });
  }

  /** Nobody but us reads it any more. */
  public Optional<Article> withdraw(long id) {
    return database.inTransaction(
        tx -> {
          words.lock(tx);
          words.forget(tx, id);
          tx.update(
              "update article set published = null, published_at = null, changed_at = now() where"
                  + " id = $1",
              id);
          return find(tx, id);
        });
  }

  /** Newest first. */
  public List<ArticleVersion> versions(long id) {
    return database.list(
        """
        select v.version, v.title, v.category, v.body, v.written_at, c.name
        from article_version v join consultant c on c.id = v.written_by
        where v.article_id = $1 order by v.version desc
        """,
        row ->
            new ArticleVersion(
                row.integer("version"), wording(row), row.instant("written_at"), row.text("name")),
        id);
  }

  /** Weighs anew what was weighed by an older vocabulary. Safe on several nodes at once. */
  public void refresh() {
    List<Long> stale =
        database.list(
            "select id from article where published is not null and vocabulary is distinct from $1",
            row -> row.number("id"),
            words.vocabulary().mark());
    for (int from = 0; from < stale.size(); from += REFRESHED) {
      var some = stale.subList(from, Math.min(from + REFRESHED, stale.size()));
      database.inTransaction(
          tx -> {
            words.lock(tx);
            some.forEach(id -> refresh(tx, id));
            return true;
          });
    }
  }

  private void refresh(Sql tx, long id) {
    tx.first(
            """
            select v.title, v.category, v.body from article a
            join article_version v on v.article_id = a.id and v.version = a.published where a.id = $1
            """,
            Articles::wording,
            id)
        .ifPresent(wording -> words.weigh(tx, id, wording));
  }

  private static Wording wording(Row row) {
    return new Wording(row.text("title"), row.text("category"), row.text("body"));
  }

  private static Article read(Row row) {
    Long published = row.numberOrNull("published");
    return new Article(
        row.number("id"),
        row.text("locale"),
        wording(row),
        row.integer("version"),
        published == null ? null : Objects.requireNonNull(published).intValue(),
        row.instant("changed_at"),
        row.instantOrNull("published_at"),
        new Article.Use(
            row.integer("helped"),
            row.integer("unhelped"),
            row.number("offered"),
            row.number("solved")));
  }
}
