package dev.guiche.report;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TicketField;
import dev.guiche.config.WorkflowConfig;
import java.util.List;
import java.util.stream.Collectors;

/** CU-4: which modules people need us for most. */
final class Modules implements Figure {
  private final GuicheConfig config;

  Modules(GuicheConfig config) {
    this.config = config;
  }

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
        "Chamados abertos no período pelo que diz o campo do chamado que, no fluxo, é o do módulo;"
            + " os que não dizem o módulo contam juntos, sob um traço. A parte é sobre todos os"
            + " chamados do período.",
        "Tickets opened in the period by what that field of the ticket says which the workflow"
            + " declares to be the module; those that name none count together, under a dash. The"
            + " share is of all tickets of the period.",
        "Tickets abiertos en el período por lo que dice el campo del ticket que, en el flujo, es el"
            + " del módulo; los que no dicen el módulo cuentan juntos, bajo una raya. La parte es"
            + " sobre todos los tickets del período.");
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
      select coalesce(nullif(trim(%2$s), ''), '—') as module, c.closed_at is null as open
      from ticket c where c.opened_at >= $1 and c.opened_at < $2 %1$s) opened
    group by grouping sets ((), (module)) order by tickets desc, key
    """
        .formatted(ASKED, module());
  }

  /** Some shipped workflow always has one; names and keys in the file hold no quotes. */
  private String module() {
    return config.workflows().stream()
        .flatMap(flow -> flow.field(TicketField.Of.MODULE).map(f -> when(flow, f)).stream())
        .collect(Collectors.joining(" ", "case ", " end"));
  }

  private static String when(WorkflowConfig workflow, TicketField field) {
    return "when c.workflow = '%s' then c.fields ->> '%s'".formatted(workflow.name(), field.key());
  }
}
