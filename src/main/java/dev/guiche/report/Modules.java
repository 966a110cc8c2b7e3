package dev.guiche.report;

import java.util.List;

/** CU-4: which modules people need us for most. */
final class Modules implements Figure {
  @Override
  public String key() {
    return "modules";
  }

  @Override
  public Words name() {
    return new Words("Módulos mais procurados", "Busiest modules", "Módulos más consultados");
  }

  @Override
  public Words definition() {
    return new Words(
        "Chamados abertos no período pelo que está escrito no campo “modulo” do chamado; os que não"
            + " dizem o módulo contam juntos, sob um traço. A parte é sobre todos os chamados do"
            + " período.",
        "Tickets opened in the period by what the ticket's field “modulo” says; those that name no"
            + " module count together, under a dash. The share is of all tickets of the period.",
        "Tickets abiertos en el período por lo que dice el campo “modulo” del ticket; los que no"
            + " dicen el módulo cuentan juntos, bajo una raya. La parte es sobre todos los tickets"
            + " del período.");
  }

  @Override
  public Axis axis() {
    return Axis.NAME;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("tickets", "Chamados", "Tickets", "Tickets"),
        Measure.share("part", "Parte", "Share", "Parte"),
        Measure.count("open", "Ainda abertos", "Still open", "Aún abiertos"));
  }

  @Override
  public String sql() {
    return """
    select module as key, grouping(module) = 1 as total, count(*) as tickets,
           count(*) filter (where open) as open, count(*)::float8 / nullif(max(count(*)) over (), 0) as part
    from (
      select coalesce(nullif(trim(coalesce(c.fields ->> 'modulo', c.fields ->> 'module')), ''), '—') as module, c.closed_at is null as open
      from ticket c where c.opened_at >= $1 and c.opened_at < $2 %s) opened
    group by grouping sets ((), (module)) order by tickets desc, key
    """
        .formatted(ASKED);
  }
}
