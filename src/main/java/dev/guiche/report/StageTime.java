package dev.guiche.report;

import java.util.List;

/** CU-4: where tickets spend their time. */
final class StageTime implements Figure {
  @Override
  public String key() {
    return "stage-time";
  }

  @Override
  public Words name() {
    return new Words("Tempo por estágio", "Time per stage", "Tiempo por etapa");
  }

  @Override
  public Words definition() {
    return new Words(
        "Passagens de chamados por um estágio que terminaram no período, do momento em que o"
            + " chamado entrou até sair, em tempo corrido. Um chamado que volta a um estágio conta"
            + " mais uma passagem.",
        "Passages of tickets through a stage that ended in the period, from the moment the ticket"
            + " entered it until it left, by the calendar. A ticket that comes back to a stage"
            + " counts once more.",
        "Pasos de tickets por una etapa que terminaron en el período, desde que el ticket entró"
            + " hasta que salió, en tiempo corrido. Un ticket que vuelve a una etapa cuenta una vez"
            + " más.");
  }

  @Override
  public Axis axis() {
    return Axis.NAME;
  }

  @Override
  public Naming naming() {
    return Naming.STAGE;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("passages", "Passagens", "Passages", "Pasos"),
        Measure.seconds("mean", "Média", "Mean", "Media"),
        Measure.seconds("median", "Mediana", "Median", "Mediana"),
        Measure.seconds("longest", "Mais longa", "Longest", "Más larga"));
  }

  @Override
  public String sql() {
    return """
    select stage as key, grouping(stage) = 1 as total, count(*) as passages, avg(seconds) as mean,
           percentile_cont(0.5) within group (order by seconds) as median, max(seconds) as longest
    from (
      select c.workflow || '/' || l.stage as stage, extract(epoch from l.left_at - l.entered_at)::float8 as seconds
      from ticket_stage_log l join ticket c on c.id = l.ticket_id
      where l.left_at >= $1 and l.left_at < $2 %s) passed
    group by grouping sets ((), (stage)) order by mean desc nulls last
    """
        .formatted(ASKED);
  }
}
