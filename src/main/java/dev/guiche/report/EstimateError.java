package dev.guiche.report;

import java.util.List;

/** By how much the wait that customers were told was off. */
final class EstimateError implements Figure {
  @Override
  public String key() {
    return "estimate-error";
  }

  @Override
  public Words name() {
    return new Words(
        "Acerto da espera estimada",
        "How good estimated waits were",
        "Acierto de la espera estimada");
  }

  @Override
  public Words definition() {
    return new Words(
        "Clientes atendidos que ouviram na fila quanto iam esperar, pelo setor: quanto se disse,"
            + " quanto foi, e a diferença média, para mais ou para menos.",
        "Customers who were told in the queue how long they would wait, and then were served, by"
            + " desk: what they were told, what it was, and the mean difference either way.",
        "Clientes atendidos que oyeron en la cola cuánto iban a esperar, por sector: cuánto se"
            + " dijo, cuánto fue, y la diferencia media, de más o de menos.");
  }

  @Override
  public Axis axis() {
    return Axis.NAME;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("told", "Clientes", "Customers", "Clientes"),
        Measure.seconds("said", "Espera dita", "Wait told", "Espera dicha"),
        Measure.seconds("was", "Espera real", "Real wait", "Espera real"),
        Measure.seconds("off", "Diferença", "Difference", "Diferencia"));
  }

  @Override
  public String sql() {
    return """
    select d.label as key, grouping(d.label) = 1 as total, count(*) as told, avg(n.estimate)::float8 as said,
           avg(n.waited)::float8 as was, avg(abs(n.waited - n.estimate))::float8 as off
    from care n join conversation c on c.id = n.conversation_id join desk d on d.id = c.desk_id
    where n.waited is not null and n.estimated_at >= $1 and n.estimated_at < $2 %s
    group by grouping sets ((), (d.label))
    """
        .formatted(ASKED);
  }
}
