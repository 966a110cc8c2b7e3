package dev.guiche.report;

import java.util.List;

/** RG-10: the share of talks that were solved at once and for good. */
final class FirstContact implements Figure {
  @Override
  public String key() {
    return "first-contact";
  }

  @Override
  public Words name() {
    return new Words(
        "Solução no primeiro contato",
        "Solved in the first contact",
        "Solución en el primer contacto");
  }

  @Override
  public Words definition() {
    return new Words(
        "Dos atendimentos encerrados no período com solução ou com chamado, a parte que terminou"
            + " com solução, sem chamado, e cujo cliente não voltou, por nenhum canal, nos 7 dias"
            + " seguintes. Abandonados e spam ficam de fora. Os encerrados há menos de 7 dias"
            + " contam como resolvidos enquanto o cliente não volta.",
        "Of the conversations that were closed in the period with a solution or a ticket, the share"
            + " that ended with a solution, without a ticket, and whose customer did not come back,"
            + " on any channel, within 7 days. Abandoned ones and spam are left out. Those closed"
            + " less than 7 days ago count as solved as long as the customer does not come back.",
        "De las atenciones cerradas en el período con solución o con ticket, la parte que terminó"
            + " con solución, sin ticket, y cuyo cliente no volvió, por ningún canal, en los 7 días"
            + " siguientes. Abandonadas y spam quedan fuera. Las cerradas hace menos de 7 días"
            + " cuentan como resueltas mientras el cliente no vuelva.");
  }

  @Override
  public Axis axis() {
    return Axis.DAY;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("closed", "Encerrados", "Closed", "Cerradas"),
        Measure.count("solved", "No primeiro contato", "In the first contact", "En el primero"),
        Measure.share("part", "Parte", "Share", "Parte"));
  }

  @Override
  public String sql() {
    return """
    select day::text as key, grouping(day) = 1 as total, count(*) as closed,
           count(*) filter (where at_once) as solved, count(*) filter (where at_once)::float8 / nullif(count(*), 0) as part
    from (
      select (c.closed_at at time zone $6)::date as day,
        c.outcome = 'solved'
        and not exists (select from ticket_conversation x where x.conversation_id = c.id)
        and not exists (
          select from conversation n where n.contact_id = c.contact_id and n.id > c.id
          and n.outcome is distinct from 'spam'
          and n.created_at >= c.closed_at and n.created_at < c.closed_at + interval '7 days')
        and not exists (
          select from ticket n where n.contact_id = c.contact_id
          and n.opened_at >= c.closed_at and n.opened_at < c.closed_at + interval '7 days') as at_once
      from conversation c
      where c.closed_at >= $1 and c.closed_at < $2 and c.outcome in ('solved', 'ticket') %s) ended
    group by grouping sets ((), (day))
    """
        .formatted(ASKED);
  }
}
