package dev.guiche.report;

import java.util.List;

/** CU-4: how long it takes from the customer's first word to the end. */
final class ServiceTime implements Figure {
  @Override
  public String key() {
    return "service-time";
  }

  @Override
  public Words name() {
    return new Words("Tempo de atendimento", "Time of service", "Tiempo de atención");
  }

  @Override
  public Words definition() {
    return new Words(
        "Atendimentos e chamados encerrados no período, pelo dia do encerramento. Um atendimento"
            + " dura da primeira mensagem do cliente até ser encerrado; spam não conta. Um chamado"
            + " dura a soma do tempo nos estágios em que o relógio corre: o tempo em que esperamos"
            + " pelo cliente fica de fora. Média simples de todos.",
        "Conversations and tickets that ended in the period, by the day of their end. A"
            + " conversation lasts from the customer's first message until it is closed; spam does"
            + " not count. A ticket lasts as long as it was in stages whose clock runs: the time we"
            + " waited for the customer is left out. Plain mean of all.",
        "Atenciones y tickets terminados en el período, por el día en que terminaron. Una atención"
            + " dura desde el primer mensaje del cliente hasta que se cierra; el spam no cuenta. Un"
            + " ticket dura la suma del tiempo en las etapas en que corre el reloj: queda fuera el"
            + " tiempo en que esperamos al cliente. Media simple de todos.");
  }

  @Override
  public Axis axis() {
    return Axis.DAY;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("talks", "Atendimentos", "Conversations", "Atenciones"),
        Measure.seconds("talk_mean", "Duração média", "Mean duration", "Duración media"),
        Measure.count("tickets", "Chamados", "Tickets", "Tickets"),
        Measure.seconds(
            "ticket_mean",
            "Tempo médio por chamado",
            "Mean time per ticket",
            "Tiempo medio por ticket"));
  }

  @Override
  public String sql() {
    return """
    select day::text as key, grouping(day) = 1 as total,
           count(talk) as talks, avg(talk) as talk_mean, count(ticket) as tickets, avg(ticket) as ticket_mean
    from (
      select (c.closed_at at time zone $6)::date as day,
             extract(epoch from c.closed_at - c.created_at) as talk, null::numeric as ticket
      from conversation c where c.closed_at >= $1 and c.closed_at < $2 and c.outcome <> 'spam' %1$s
      union all
      select (c.closed_at at time zone $6)::date, null, coalesce((
        select sum(extract(epoch from coalesce(l.left_at, c.closed_at) - l.entered_at))
        from ticket_stage_log l where l.ticket_id = c.id and l.clock_running and l.entered_at < c.closed_at), 0)
      from ticket c where c.closed_at >= $1 and c.closed_at < $2 %1$s) ended
    group by grouping sets ((), (day))
    """
        .formatted(ASKED);
  }
}
