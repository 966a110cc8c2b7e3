package dev.guiche.report;

import java.util.List;

/** How much comes in, seen from one side. */
final class Volume implements Figure {
  /** From which side. */
  enum By {
    DAY(Axis.DAY, "(%s at time zone $6)::date::text"),
    HOUR(Axis.HOUR, "extract(hour from %s at time zone $6)::int::text"),
    CHANNEL(Axis.NAME, "%2$s"),
    DESK(Axis.NAME, "d.label");

    private final Axis axis;
    private final String key;

    By(Axis axis, String key) {
      this.axis = axis;
      this.key = key;
    }

    private Words words() {
      return switch (this) {
        case DAY -> new Words("por dia", "by day", "por día");
        case HOUR -> new Words("por hora do dia", "by hour of the day", "por hora del día");
        case CHANNEL -> new Words("por canal", "by channel", "por canal");
        case DESK -> new Words("por setor", "by desk", "por sector");
      };
    }
  }

  private final By by;

  Volume(By by) {
    this.by = by;
  }

  @Override
  public String key() {
    return "volume-by-" + by.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public Words name() {
    var side = by.words();
    return new Words(
        "Volume " + side.portuguese(), "Volume " + side.english(), "Volumen " + side.spanish());
  }

  @Override
  public Words definition() {
    return new Words(
        "Atendimentos iniciados e chamados abertos no período, no fuso horário da organização. Spam"
            + " fica de fora. Um atendimento que virou chamado conta dos dois lados; chamado sem"
            + " canal foi aberto por um consultor ou programa.",
        "Conversations begun and tickets opened in the period, in the organization's time zone."
            + " Spam is left out. A conversation that became a ticket counts as both; a ticket"
            + " without channel was opened by a consultant or a program.",
        "Atenciones iniciadas y tickets abiertos en el período, en la zona horaria de la"
            + " organización. El spam queda fuera. Una atención que se volvió ticket cuenta en"
            + " ambos lados; un ticket sin canal lo abrió un consultor o programa.");
  }

  @Override
  public Axis axis() {
    return by.axis;
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("talks", "Atendimentos", "Conversations", "Atenciones"),
        Measure.count("tickets", "Chamados", "Tickets", "Tickets"));
  }

  @Override
  public String sql() {
    return """
    select key, grouping(key) = 1 as total, count(*) filter (where talk) as talks,
           count(*) filter (where not talk) as tickets
    from (
      select %2$s as key, true as talk from conversation c join desk d on d.id = c.desk_id
      where c.created_at >= $1 and c.created_at < $2 and c.outcome is distinct from 'spam' %1$s
      union all
      select %3$s, false from ticket c join desk d on d.id = c.desk_id
      where c.opened_at >= $1 and c.opened_at < $2 %1$s) came
    group by grouping sets ((), (key)) order by count(*) desc, key
    """
        .formatted(
            ASKED,
            by.key.formatted("c.created_at", "c.channel"),
            by.key.formatted("c.opened_at", TICKETS_CHANNEL));
  }

  /** The mailbox it came by, or the channel of the talk that it was. */
  private static final String TICKETS_CHANNEL =
      """
      coalesce(c.mailbox, (
        select v.channel from ticket_conversation x join conversation v on v.id = x.conversation_id
        where x.ticket_id = c.id order by x.conversation_id limit 1), '—')
      """;
}
