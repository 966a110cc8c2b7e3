package dev.guiche.report;

import java.util.List;

/** CU-4: what people open tickets for. */
final class ErrorKinds implements Figure {
  @Override
  public String key() {
    return "error-kinds";
  }

  @Override
  public Words name() {
    return new Words("Tipos de erro", "Kinds of error", "Tipos de error");
  }

  @Override
  public Words definition() {
    return new Words(
        "Chamados abertos no período por categoria, como está hoje: um chamado reclassificado conta"
            + " na categoria nova. A parte é sobre todos os chamados do período.",
        "Tickets opened in the period by their category as it is today: a ticket that was"
            + " reclassified counts under the new one. The share is of all tickets of the period.",
        "Tickets abiertos en el período por categoría, como está hoy: un ticket reclasificado"
            + " cuenta en la categoría nueva. La parte es sobre todos los tickets del período.");
  }

  @Override
  public Axis axis() {
    return Axis.NAME;
  }

  @Override
  public Naming naming() {
    return Naming.CATEGORY;
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
    select c.workflow || '/' || c.category as key, grouping(c.workflow || '/' || c.category) = 1 as total,
           count(*) as tickets, count(*) filter (where c.closed_at is null) as open,
           count(*)::float8 / nullif(max(count(*)) over (), 0) as part
    from ticket c where c.opened_at >= $1 and c.opened_at < $2 %s
    group by grouping sets ((), (c.workflow || '/' || c.category)) order by tickets desc, key
    """
        .formatted(ASKED);
  }
}
