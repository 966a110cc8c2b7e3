package dev.guiche.knowledge;

import dev.guiche.database.Database;
import dev.guiche.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The articles as everybody reads them. */
public final class PublishedArticles {
  private static final int VOTES_A_DAY = 20;

  private static final String FROM =
      """
      from article a join article_version v on v.article_id = a.id and v.version = a.published
      """;

  private final Database database;

  public PublishedArticles(Database database) {
    this.database = database;
  }

  /** What a list shows. */
  public record Entry(long id, String locale, String title, String category, Instant at) {
    /** Below the public address. */
    public String path() {
      return Slugs.path(title, id);
    }
  }

  /** A whole one. */
  public record Page(Entry entry, String body) {}

  /** In one language, by category and title. */
  public List<Entry> all(Locale locale) {
    return database.list(
        "select a.id, a.locale, a.published_at, v.title, v.category "
            + FROM
            + """
            where a.published is not null and split_part(a.locale, '-', 1) = $1
            order by v.category = '', plain(v.category), plain(v.title), a.id
            """,
        PublishedArticles::entry,
        locale.getLanguage());
  }

  /** In all languages, the last published first. */
  public List<Entry> newest(int most) {
    return database.list(
        "select a.id, a.locale, a.published_at, v.title, v.category "
            + FROM
            + "where a.published is not null order by a.published_at desc, a.id limit $1::int",
        PublishedArticles::entry,
        most);
  }

  public Optional<Page> find(long id) {
    return database.first(
        "select a.id, a.locale, a.published_at, v.title, v.category, v.body "
            + FROM
            + "where a.id = $1",
        row -> new Page(entry(row), row.text("body")),
        id);
  }

  /**
   * Counts whether it helped; a second word of the same reader on one day, and very many from one
   * place, count no more.
   *
   * @param voter tells readers apart and nothing else
   */
  public void vote(long id, String voter, boolean helped) {
    database.inTransaction(
        tx -> {
          tx.update("delete from article_vote where at < now() - interval '1 day'");
          return tx.update(
              """
              with counted as (
                insert into article_vote (article_id, voter)
                select a.id, $2 from article a where a.id = $1 and a.published is not null
                  and (select count(*) from article_vote o where o.voter = $2) < $4
                on conflict do nothing returning article_id)
              update article a set helped = helped + $3::boolean::int, unhelped = unhelped + (not $3::boolean)::int
              from counted where a.id = counted.article_id
              """,
              id,
              voter,
              helped,
              VOTES_A_DAY);
        });
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.number("id"),
        row.text("locale"),
        row.text("title"),
        row.text("category"),
        row.instant("published_at"));
  }
}
