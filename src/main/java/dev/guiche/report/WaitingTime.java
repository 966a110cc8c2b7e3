package dev.guiche.report;

import java.util.List;

/** How long somebody who writes to us waits for a person's word. */
final class WaitingTime implements Figure {
  @Override
  public String key() {
    return "waiting";
  }

  @Override
  public Words name() {
    return new Words(
        "Espera até a primeira resposta",
        "Wait until the first answer",
        "Espera hasta la primera respuesta");
  }

  @Override
  public Words definition() {
    return new Words(
        "Atendimentos iniciados no período, pelo dia do início. A espera vai da primeira mensagem"
            + " do cliente até a primeira mensagem de um consultor que ele pode ler; mensagens"
            + " automáticas não contam. Nove em cada dez clientes esperaram no máximo o tempo da"
            + " última coluna. Spam fica de fora.",
        "Conversations begun in the period, by the day of their beginning. The wait goes from the"
            + " customer's first message to the first message of a consultant that they may read;"
            + " automatic messages do not count. Nine of ten customers waited at most the time in"
            + " the last column. Spam is left out.",
        "Atenciones iniciadas en el período, por el día de inicio. La espera va desde el primer"
            + " mensaje del cliente hasta el primer mensaje de un consultor que puede leer; los"
            + " mensajes automáticos no cuentan. Nueve de cada diez clientes esperaron como máximo"
            + " el tiempo de la última columna. El spam queda fuera.");
  }

  @Override
  public Axis axis() {
    return Axis.DAY;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("begun", "Iniciados", "Begun", "Iniciadas"),
        Measure.count("answered", "Respondidos", "Answered", "Respondidas"),
        Measure.seconds("mean", "Espera média", "Mean wait", "Espera media"),
        Measure.seconds("median", "Mediana", "Median", "Mediana"),
        Measure.seconds("nine_of_ten", "Nove em dez", "Nine of ten", "Nueve de diez"));
  }

  @Override
  public String sql() {
    return """
    select day::text as key, grouping(day) = 1 as total, count(*) as begun, count(seconds) as answered,
           avg(seconds) as mean, percentile_cont(0.5) within group (order by seconds) as median,
           percentile_cont(0.9) within group (order by seconds) as nine_of_ten
    from (
      select (c.created_at at time zone $6)::date as day, (
        select extract(epoch from e.at - c.created_at)::float8 from entry e
        where e.timeline_id = c.timeline_id and e.author = 'consultant' and e.kind = 'message' and e.visible
        order by e.position, e.id limit 1) as seconds
      from conversation c
      where c.created_at >= $1 and c.created_at < $2 and c.outcome is distinct from 'spam' %s) begun
    group by grouping sets ((), (day))
    """
        .formatted(ASKED);
  }
}
