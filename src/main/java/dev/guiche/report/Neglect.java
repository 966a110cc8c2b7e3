package dev.guiche.report;

import java.util.Locale;

/** In which way something was not documented (IN-23). */
public enum Neglect {
  /** A talk that ended without anybody's outcome; not one that the contract gate turned away. */
  ABANDONED,
  /** A talk that ended as solved, and nobody wrote how. */
  WORDLESS,
  /** A talk that is still open, and nobody has said a word for a day. */
  UNENDED,
  /** An open ticket on which nothing was written for five days. */
  STALE;

  private static final Words[] WORDS = {
    new Words("Atendimento abandonado", "Abandoned conversation", "Atención abandonada"),
    new Words(
        "Concluído sem solução escrita", "Solved without words", "Cerrada sin solución escrita"),
    new Words("Atendimento não encerrado", "Conversation not closed", "Atención no cerrada"),
    new Words("Chamado sem atualização", "Ticket not updated", "Ticket sin actualización")
  };

  public String in(Locale locale) {
    return WORDS[ordinal()].in(locale);
  }

  /**
   * What was neglected, as rows of {@code kind, type, id, since}. What has ended is looked for in
   * the period, what is open in the present.
   */
  static String sql() {
    return """
    select case when c.outcome = 'abandoned' then 'abandoned' else 'wordless' end as kind,
           'conversation' as type, c.id, c.closed_at as since
    from conversation c
    where c.closed_at >= $1 and c.closed_at < $2
    and (c.outcome = 'abandoned' and not exists (
           select from entry e where e.timeline_id = c.timeline_id and e.event ->> 'type' = 'triaged'
           and e.event ->> 'reason' = 'gate')
         or (c.outcome = 'solved' and coalesce(trim(c.solution), '') = '')) %1$s
    union all
    select 'unended', 'conversation', c.id, t.last_entry_at
    from conversation c join timeline t on t.id = c.timeline_id
    where c.state <> 'closed' and t.last_entry_at < now() - interval '1 day' %1$s
    union all
    select 'stale', 'ticket', c.id, t.last_entry_at
    from ticket c join timeline t on t.id = c.timeline_id
    where c.closed_at is null and t.last_entry_at < now() - interval '5 days' %1$s
    """
        .formatted(Figure.ASKED);
  }
}
