package dev.guiche.knowledge;

import dev.guiche.database.Sql;

/**
 * Keeps how much each published article is about each stem, as BM25 weighs it: often is more, in
 * the title much more, and in a long text less. The rest of the formula, how rare a stem is, is
 * known only when somebody asks.
 */
final class WeighedWords {
  private static final int LOCK = 195;

  /** How many times in the body one word of the title is worth. */
  private static final float TITLE = 3f;

  private final Vocabulary vocabulary = Vocabulary.shipped();

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Articles share stems: one is weighed at a time. */
  void lock(Sql tx) {
    tx.one("select pg_advisory_xact_lock($1) is null as held", row -> row.flag("held"), LOCK);
  }

  void weigh(Sql tx, long article, Wording wording) {
    forget(tx, article);
    String title = wording.title() + " " + wording.category();
    String body = Markdown.plain(wording.body());
    tx.update(
        """
        with counted as (
          select s.lexeme, sum(case p.weight when 'A' then $4::real else 1 end) as times
          from unnest(setweight(to_tsvector('public.guiche', $2::text), 'A') || to_tsvector('public.guiche', $3::text)) s,
            unnest(s.weights) as p(weight)
          group by s.lexeme),
        measured as (select coalesce(sum(times), 0) as length from counted),
        weighed as (
          insert into article_posting (lexeme, article_id, weight)
          select lexeme, $1::bigint, times * 2.2 / (times + 1.2 * (0.6 + 0.4 * length / 90)) from counted, measured
          union all select '', $1::bigint, 0
          returning lexeme)
        insert into article_lexeme as l (lexeme, articles) select lexeme, 1 from weighed
        on conflict (lexeme) do update set articles = l.articles + 1
        """,
        article,
        vocabulary.enriched(title),
        vocabulary.enriched(body),
        TITLE);
    tx.update("update article set vocabulary = $2 where id = $1", article, vocabulary.mark());
  }

  void forget(Sql tx, long article) {
    tx.update(
        """
        with gone as (delete from article_posting where article_id = $1 returning lexeme)
        update article_lexeme l set articles = l.articles - 1 from gone where gone.lexeme = l.lexeme
        """,
        article);
    tx.update("delete from article_lexeme where articles <= 0");
    tx.update("update article set vocabulary = null where id = $1", article);
  }
}
