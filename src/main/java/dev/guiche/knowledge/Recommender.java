package dev.guiche.knowledge;

import dev.guiche.database.Sql;
import java.util.List;
import java.util.Locale;

/**
 * Finds the published articles that answer a described doubt. Stems and concepts of the doubt are
 * weighed as BM25 does; a stem that no article has is taken for the most similar ones that some
 * have, so that typing errors and missing accents do no harm.
 */
public final class Recommender {
  /** What a concept is worth beside the word itself. */
  private static final float CONCEPT = 0.9f;

  /** Postings that one question may read; the commonest stems tell least and are left out. */
  private static final int READ = 4_000;

  private static final int LONGEST = 600;

  private final Vocabulary vocabulary = Vocabulary.shipped();

  /**
   * An article to be read.
   *
   * @param path below the public address
   * @param fit which part of the question it meets, 0 to about 2
   */
  public record Found(long id, String title, String category, String path, double fit) {}

  /** How well an article must fit before a customer is sent to read it. */
  public static final double WORTH_READING = 0.35;

  /**
   * The best first; empty where nothing has to do with it.
   *
   * @param said in the asker's own words; of very many words the first count
   * @param locale only articles in its language
   */
  public List<Found> find(Sql sql, String said, Locale locale, int most) {
    String text = said.substring(0, Math.min(LONGEST, said.length()));
    return sql.list(
        """
        with said as (
          select lexeme, 1::real as weight from unnest(to_tsvector('public.guiche', $1::text))
          union all select lexeme, $3::real from unnest(to_tsvector('public.guiche', $2::text))),
        strange as materialized (
          select s.* from said s where length(s.lexeme) > 3 and s.lexeme not like 'zz%'
            and not exists (select from article_lexeme l where l.lexeme = s.lexeme)),
        known as (
          select s.lexeme, s.weight, l.articles from said s join article_lexeme l using (lexeme)
          union all
          select near.lexeme, s.weight * near.alike, near.articles from strange s cross join lateral (
            select l.lexeme, l.articles, similarity(l.lexeme, s.lexeme) as alike from article_lexeme l
            where l.lexeme % s.lexeme and l.lexeme not like 'zz%' order by alike desc, l.articles desc limit 2) near),
        wanted as (
          select lexeme, articles, max(weight) * ln(1 + (total - articles + 0.5) / (articles + 0.5)) as gain
          from known, (select articles as total from article_lexeme where lexeme = '') house
          where lexeme <> '' group by lexeme, articles, total),
        read as (
          select lexeme, gain, sum(articles) over (order by gain desc, lexeme) - articles as before from wanted),
        ranked as (
          select p.article_id, sum(r.gain * p.weight) / (select sum(gain) from wanted) as fit
          from read r cross join lateral (
            select article_id, weight from article_posting where lexeme = r.lexeme offset 0) p
          where r.before < $4::bigint group by p.article_id order by fit desc, p.article_id limit 60)
        select a.id, v.title, v.category, r.fit from ranked r
        join article a on a.id = r.article_id
        join article_version v on v.article_id = a.id and v.version = a.published
        where split_part(a.locale, '-', 1) = $5::text
        order by r.fit desc, a.id limit $6::int
        """,
        row ->
            new Found(
                row.number("id"),
                row.text("title"),
                row.text("category"),
                Slugs.path(row.text("title"), row.number("id")),
                row.decimal("fit")),
        text,
        vocabulary.concepts(text),
        CONCEPT,
        READ,
        locale.getLanguage(),
        most);
  }
}
