package dev.guiche.report;

import java.util.List;

/** TS-4: how long a ticket waits for our first word. */
final class TicketAnswer implements Figure {
  @Override
  public String key() {
    return "ticket-answer";
  }

  @Override
  public Words name() {
    return new Words(
        "Primeira resposta dos chamados",
        "First answer to tickets",
        "Primera respuesta de tickets");
  }

  @Override
  public Words definition() {
    return new Words(
        "Chamados abertos no período, pelo dia da abertura. Respondido é o chamado que tem ao menos"
            + " uma mensagem nossa que o cliente pode ler; o tempo vai da abertura até a primeira"
            + " delas, em tempo corrido. Notas internas e avisos automáticos não são respostas. Os"
            + " que ainda esperam não entram na média.",
        "Tickets opened in the period, by the day of opening. A ticket is answered when a"
            + " consultant wrote at least one message that the customer may read; the time goes"
            + " from opening to the first one, by the calendar. Internal notes and automatic"
            + " notices are no answers. Those that still wait are not part of the mean.",
        "Tickets abiertos en el período, por el día de apertura. Está respondido el ticket con al"
            + " menos un mensaje nuestro que el cliente puede leer; el tiempo va desde la apertura"
            + " hasta el primero, en tiempo corrido. Las notas internas y los avisos automáticos no"
            + " son respuestas. Los que aún esperan no entran en la media.");
  }

  @Override
  public Axis axis() {
    return Axis.DAY;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("opened", "Abertos", "Opened", "Abiertos"),
        Measure.count("answered", "Respondidos", "Answered", "Respondidos"),
        Measure.seconds(
            "mean", "Tempo médio de resposta", "Mean time of answer", "Tiempo medio de respuesta"),
        Measure.seconds("median", "Mediana", "Median", "Mediana"));
  }

  @Override
  public String sql() {
    return """
    select day::text as key, grouping(day) = 1 as total, count(*) as opened, count(seconds) as answered,
           avg(seconds) as mean, percentile_cont(0.5) within group (order by seconds) as median
    from (
      select (c.opened_at at time zone $6)::date as day, (
        select extract(epoch from e.at - c.opened_at)::float8 from entry e
        where e.timeline_id = c.timeline_id and e.author = 'consultant' and e.kind = 'message' and e.visible
        order by e.position, e.id limit 1) as seconds
      from ticket c where c.opened_at >= $1 and c.opened_at < $2 %s) opened
    group by grouping sets ((), (day))
    """
        .formatted(ASKED);
  }
}
