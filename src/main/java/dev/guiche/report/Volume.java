package dev.guiche.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How much comes in, seen from one side. */
final class Volume implements Figure {
  private static final String FAMILY = "volume";

  /** {@code %1$s} is when it began, {@code %2$s} its channel. */
  private static final Map<Side, String> KEYS =
      Map.of(
          Side.DAY, "(%s at time zone $6)::date::text",
          Side.HOUR, "extract(hour from %s at time zone $6)::int::text",
          Side.CHANNEL, "%2$s",
          Side.DESK, "d.label");

  private final Side by;

  /**
   * @param by DAY, HOUR, CHANNEL or DESK
   */
  Volume(Side by) {
    this.by = by;
  }

  @Override
  public String key() {
    return by.key(FAMILY);
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public Side side() {
    return by;
  }

  @Override
  public Words name() {
    return new Words("Volume", "Volume", "Volumen");
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
    return by.axis();
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.count("talks", "Atendimentos", "Conversations", "Atenciones"),
        Measure.count("tickets", "Chamados", "Tickets", "Tickets"));
  }

  @Override
  public String sql() {
    String key = Objects.requireNonNull(KEYS.get(by));
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
            key.formatted("c.created_at", "c.channel"),
            key.formatted("c.opened_at", TICKETS_CHANNEL));
  }

  /** The mailbox it came by, or the channel of the talk that it was. */
  private static final String TICKETS_CHANNEL =
      """
      coalesce(c.mailbox, (
        select v.channel from ticket_conversation x join conversation v on v.id = x.conversation_id
        where x.ticket_id = c.id order by x.conversation_id limit 1), '—')
      """;
}
