package dev.guiche.report;

import java.util.List;
import java.util.Map;

/** Whether we kept what we meant to keep: the first answer, and the solution. */
final class Deadlines implements Figure {
  /** What is to be kept. */
  enum Aim {
    FIRST_ANSWER(
        "first_answer",
        new Words(
            "Primeira resposta no prazo",
            "First answer in time",
            "Primera respuesta dentro del plazo")),
    SOLUTION(
        "solution", new Words("Solução no prazo", "Solution in time", "Solución dentro del plazo"));

    private final String row;
    private final Words words;

    Aim(String row, Words words) {
      this.row = row;
      this.words = words;
    }
  }

  static final List<Side> SIDES =
      List.of(Side.DAY, Side.DESK, Side.CONSULTANT, Side.COMPANY, Side.CATEGORY, Side.PLAN);

  private static final Map<Side, String> KEYS =
      Map.of(
          Side.DAY, "(c.opened_at at time zone $6)::date::text",
          Side.DESK, "d.label",
          Side.CONSULTANT, "coalesce(a.name, '—')",
          Side.COMPANY, "coalesce(nullif(p.company, ''), '—')",
          Side.CATEGORY, "c.workflow || '/' || c.category",
          Side.PLAN, "coalesce(k.plan, '—')");

  private final Aim aim;
  private final Side by;

  Deadlines(Aim aim, Side by) {
    this.aim = aim;
    this.by = by;
  }

  @Override
  public String key() {
    return by.key(family());
  }

  @Override
  public String family() {
    return "sla-" + aim.row.replace('_', '-');
  }

  @Override
  public Side side() {
    return by;
  }

  @Override
  public Words name() {
    return aim.words;
  }

  @Override
  public Words definition() {
    return new Words(
        "Chamados abertos no período que tinham esse prazo. No prazo: o que foi respondido ou"
            + " resolvido antes de o prazo vencer; fora do prazo: o que venceu antes, também se"
            + " ainda espera. A parte é sobre esses dois; os demais ainda correm. Mediana, nove em"
            + " dez e meta contam só o que já terminou, no relógio do prazo: horas úteis do setor"
            + " onde o fluxo diz úteis, e nada enquanto o estágio o para. A meta é a mediana do que"
            + " se tinha. Chamados unidos a outro ficam de fora, e os cancelados também, se o prazo"
            + " não tinha vencido antes. Categoria, consultor, empresa e plano são os de hoje.",
        "Tickets opened in the period that had this deadline. In time: what was answered or solved"
            + " before it was due; late: what was due before that, also if it still waits. The"
            + " share is of these two; the others still run. Median, nine of ten and target count"
            + " only what is over, by the deadline's clock: the desk's business hours where the"
            + " workflow says business, and nothing while a stage stops it. The target is the"
            + " median of what was allowed. Tickets merged into another are left out, and so are"
            + " cancelled ones that were not late before. Category, consultant, company and plan"
            + " are today's.",
        "Tickets abiertos en el período que tenían ese plazo. Dentro del plazo: lo respondido o"
            + " resuelto antes de vencer; fuera del plazo: lo que venció antes, también si aún"
            + " espera. La parte es sobre esos dos; los demás todavía corren. Mediana, nueve de"
            + " diez y meta cuentan solo lo terminado, en el reloj del plazo: horas hábiles del"
            + " sector donde el flujo dice hábiles, y nada mientras la etapa lo detiene. La meta es"
            + " la mediana de lo que se tenía. Los tickets unidos a otro quedan fuera, y también"
            + " los cancelados que no habían vencido antes. Categoría, consultor, empresa y plan"
            + " son los de hoy.");
  }

  @Override
  public Axis axis() {
    return by.axis();
  }

  @Override
  public Naming naming() {
    return by.naming();
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("tickets", "Chamados", "Tickets", "Tickets"),
        Measure.count("kept", "No prazo", "In time", "En plazo"),
        Measure.count("missed", "Fora do prazo", "Late", "Fuera de plazo"),
        Measure.share("part", "Parte no prazo", "Share in time", "Parte en plazo"),
        Measure.seconds("median", "Mediana", "Median", "Mediana"),
        Measure.seconds("nine_of_ten", "Nove em dez", "Nine of ten", "Nueve de diez"),
        Measure.seconds("target", "Meta", "Target", "Meta"));
  }

  @Override
  public String sql() {
    return """
    select key, grouping(key) = 1 as total, count(*) as tickets, count(*) filter (where kept) as kept,
           count(*) filter (where missed) as missed,
           count(*) filter (where kept)::float8 / nullif(count(*) filter (where kept or missed), 0) as part,
           percentile_cont(0.5) within group (order by took) as median,
           percentile_cont(0.9) within group (order by took) as nine_of_ten,
           percentile_cont(0.5) within group (order by allowed) as target
    from (
      select %2$s as key, x.breached_at is not null as missed, x.met_at is not null and x.breached_at is null as kept,
             x.took, x.allowed
      from ticket c join ticket_sla x on x.ticket_id = c.id and x.aim = '%3$s'
      join desk d on d.id = c.desk_id left join consultant a on a.id = c.consultant_id
      join contact p on p.id = c.contact_id left join contract k on k.company_id = p.company_id
      where c.opened_at >= $1 and c.opened_at < $2 and c.merged_into is null %1$s) due
    group by grouping sets ((), (key)) order by tickets desc, key
    """
        .formatted(ASKED, KEYS.get(by), aim.row);
  }
}
