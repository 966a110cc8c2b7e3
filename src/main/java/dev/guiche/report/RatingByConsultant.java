package dev.guiche.report;

import java.util.List;

/** What customers think of those who answered them. */
final class RatingByConsultant implements Figure {
  @Override
  public String key() {
    return "rating-by-consultant";
  }

  @Override
  public Words name() {
    return new Words(
        "Avaliação por consultor", "Ratings by consultant", "Evaluación por consultor");
  }

  @Override
  public Words definition() {
    return new Words(
        "As notas de 1 a 5 que os clientes deram no período, por consultor do atendimento ou do"
            + " chamado.",
        "The grades from 1 to 5 that customers gave in the period, by the consultant of the"
            + " conversation or ticket.",
        "Las notas de 1 a 5 que los clientes dieron en el período, por consultor de la atención o"
            + " del ticket.");
  }

  @Override
  public Axis axis() {
    return Axis.NAME;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("rated", "Notas", "Ratings", "Notas"),
        new Measure("mean", Unit.RATING, new Words("Média", "Mean", "Media")),
        Measure.count("five", "5", "5", "5"),
        Measure.count("four", "4", "4", "4"),
        Measure.count("three", "3", "3", "3"),
        Measure.count("two", "2", "2", "2"),
        Measure.count("one", "1", "1", "1"));
  }

  @Override
  public String sql() {
    return """
    select k.name as key, grouping(k.name) = 1 as total, count(*) as rated, avg(r.stars)::float8 as mean,
           count(*) filter (where r.stars = 5) as five, count(*) filter (where r.stars = 4) as four,
           count(*) filter (where r.stars = 3) as three, count(*) filter (where r.stars = 2) as two,
           count(*) filter (where r.stars = 1) as one
    from (
      select x.stars, x.rated_at, coalesce(c.id, 0) as id, coalesce(c.contact_id, t.contact_id) as contact_id,
             coalesce(c.desk_id, t.desk_id) as desk_id, coalesce(c.consultant_id, t.consultant_id) as consultant_id
      from rating x left join conversation c on c.id = x.conversation_id left join ticket t on t.id = x.ticket_id) r
    join lateral (select r.contact_id, r.desk_id, r.consultant_id) c on true
    join consultant k on k.id = r.consultant_id
    where r.rated_at >= $1 and r.rated_at < $2 %s
    group by grouping sets ((), (k.name))
    """
        .formatted(ASKED);
  }
}
