package dev.guiche.report;

import java.util.List;

/** IN-23: what nobody wrote down, counted. */
final class Undocumented implements Figure {
  @Override
  public String key() {
    return "undocumented";
  }

  @Override
  public Words name() {
    return new Words("Sem registro", "Undocumented", "Sin registro");
  }

  @Override
  public Words definition() {
    return new Words(
        "No período: atendimentos abandonados e atendimentos concluídos sem a solução por escrito."
            + " Neste momento, qualquer que seja o período: atendimentos abertos em que ninguém"
            + " escreveu há mais de 1 dia, e chamados abertos em que ninguém escreveu há mais de 5"
            + " dias.",
        "In the period: conversations that were abandoned, and those solved without the solution in"
            + " writing. At this moment, whatever the period: open conversations in which nobody"
            + " has written for more than 1 day, and open tickets in which nobody has written for"
            + " more than 5 days.",
        "En el período: atenciones abandonadas y atenciones cerradas sin la solución por escrito."
            + " En este momento, cualquiera que sea el período: atenciones abiertas en que nadie"
            + " escribió hace más de 1 día, y tickets abiertos en que nadie escribió hace más de 5"
            + " días.");
  }

  @Override
  public Axis axis() {
    return Axis.NAME;
  }

  @Override
  public Naming naming() {
    return Naming.NEGLECT;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("number", "Quantidade", "Number", "Cantidad"),
        Measure.seconds("oldest", "Há mais tempo", "Oldest", "Más antiguo"));
  }

  @Override
  public String sql() {
    return """
    select kind as key, grouping(kind) = 1 as total, count(*) as number,
           extract(epoch from now() - min(since)) as oldest
    from (%s) neglected
    group by grouping sets ((), (kind)) order by number desc, key
    """
        .formatted(Neglect.sql());
  }
}
