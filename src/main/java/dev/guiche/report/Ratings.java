package dev.guiche.report;

import java.util.List;

/** What customers think of desks, or of those who answered them. */
final class Ratings implements Figure {
  private static final String FAMILY = "rating";

  private final Side by;

  /**
   * @param by DESK or CONSULTANT
   */
  Ratings(Side by) {
    this.by = by;
  }

  @Override
  public String key() {
    return by.key(FAMILY);
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public Side side() {
    return by;
  }

  @Override
  public Words name() {
    return new Words("Avaliação", "Ratings", "Evaluación");
  }

  @Override
  public Words definition() {
    return new Words(
        "As notas de 1 a 5 que os clientes deram no período a atendimentos e chamados, pelo setor"
            + " ou pelo consultor de cada um; o que não tinha consultor conta sob um traço.",
        "The grades from 1 to 5 that customers gave in the period to conversations and tickets, by"
            + " the desk or the consultant of each; what had no consultant counts under a dash.",
        "Las notas de 1 a 5 que los clientes dieron en el período a atenciones y tickets, por el"
            + " sector o el consultor de cada uno; lo que no tenía consultor cuenta bajo una"
            + " raya.");
  }

  @Override
  public Axis axis() {
    return by.axis();
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
    select name as key, grouping(name) = 1 as total, count(*) as rated, avg(stars)::float8 as mean,
           count(*) filter (where stars = 5) as five, count(*) filter (where stars = 4) as four,
           count(*) filter (where stars = 3) as three, count(*) filter (where stars = 2) as two,
           count(*) filter (where stars = 1) as one
    from (
      select c.stars, %2$s as name
      from (
        select x.stars, x.rated_at, coalesce(v.contact_id, t.contact_id) as contact_id,
               coalesce(v.desk_id, t.desk_id) as desk_id, coalesce(v.consultant_id, t.consultant_id) as consultant_id
        from rating x left join conversation v on v.id = x.conversation_id left join ticket t on t.id = x.ticket_id) c
      join desk d on d.id = c.desk_id left join consultant k on k.id = c.consultant_id
      where c.rated_at >= $1 and c.rated_at < $2 %1$s) given
    group by grouping sets ((), (name)) order by rated desc, key
    """
        .formatted(ASKED, by == Side.DESK ? "d.label" : "coalesce(k.name, '—')");
  }
}
