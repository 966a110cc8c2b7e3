package dev.guiche.ticket;

import dev.guiche.conversation.Sight;
import dev.guiche.search.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL. Only what is asked for becomes a condition, so that the planner sees a plain
 * question and finds its index, however many tickets there are.
 */
final class TicketSearch {
  private final List<String> rules = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();
  private final TicketFilter filter;

  private TicketSearch(TicketFilter filter) {
    this.filter = filter;
  }

  /**
   * @param after the last one of the page before, or null for the first page
   */
  static TicketSearch of(Sight sight, TicketFilter filter, @Nullable TicketId after) {
    var search = new TicketSearch(filter);
    var only = sight.only();
    if (only != null) {
      search.rules.add(Sight.rule(search.value(only)));
    }
    search.state();
    search.properties();
    search.words();
    search.deadline();
    if (after != null) {
      search.rules.add(behind(filter.sort()).formatted(search.value(after)));
    }
    return search;
  }

  private String value(@Nullable Object value) {
    values.add(value);
    return "$" + values.size();
  }

  private void state() {
    switch (filter.state()) {
      case OPEN -> rules.add("c.closed_at is null");
      case CLOSED -> rules.add("c.closed_at is not null");
      case ALL -> {}
    }
  }

  private void properties() {
    if (filter.desk() != null) {
      rules.add("c.desk_id = " + value(filter.desk()));
    }
    oneOf("c.stage", filter.stages().toArray(String[]::new));
    oneOf("c.category", filter.categories().toArray(String[]::new));
    oneOf("c.priority", filter.priorities().stream().map(Ranks::of).toArray(Integer[]::new));
    if (filter.unassigned()) {
      rules.add("c.consultant_id is null");
    } else if (filter.assignee() != null) {
      rules.add("c.consultant_id = " + value(filter.assignee()));
    }
  }

  private void oneOf(String column, Object[] wanted) {
    if (wanted.length == 1) {
      rules.add(column + " = " + value(wanted[0]));
    } else if (wanted.length > 1) {
      rules.add(column + " = any(" + value(wanted) + ")");
    }
  }

  private void words() {
    if (filter.company() != null) {
      var company = value(filter.company());
      rules.add(
          "c.contact_id in (select p.id from contact p where p.company_id = %s)"
              .formatted(company));
    }
    if (filter.tag() != null) {
      var tag = value(filter.tag().strip().toLowerCase(Locale.ROOT));
      rules.add(
          "c.timeline_id in (select g.timeline_id from tag g where g.tag = %s)".formatted(tag));
    }
  }

  private void deadline() {
    if (filter.pressing() != null) {
      rules.add(
          "c.id in (select s.ticket_id from ticket_sla s where s.met_at is null and (%s))"
              .formatted(
                  switch (filter.pressing()) {
                    case LATE -> LATE;
                    case RISK -> LATE + " or (s.paused_at is null and s.warn_at <= now())";
                  }));
    }
  }

  private static final String LATE =
      "s.breached_at is not null or (s.paused_at is null and s.due_at <= now())";

  /** The same as {@link Tickets} shows; a ticket without one comes last. */
  private static final String DUE =
      """
      left join lateral (
        select (s.paused_at is not null)::int as stands, s.due_at from ticket_sla s
        where s.ticket_id = %1$s and s.met_at is null
        order by 1, 2 limit 1) n on true
      """;

  private static final String BY_DUE = "coalesce(n.stands, 2), coalesce(n.due_at, 'infinity')";

  /** Of a ticket: its own, and those of the talks that it came from. */
  private static final String TIMELINES =
      """
      select c.timeline_id union all
      select v.timeline_id from ticket_conversation x join conversation v on v.id = x.conversation_id
      where x.ticket_id = c.id
      """;

  /** Only what a text leads to; what was said in a talk leads to its ticket too. */
  TicketSearch found(Hits hits) {
    var talks = value(hits.timelines().toArray(Long[]::new));
    rules.add(
        hits.rule(
            Hits.into(values),
            "ticket",
            """
            select x.ticket_id from ticket_conversation x join conversation v on v.id = x.conversation_id
            where v.timeline_id = any(%s)
            """
                .formatted(talks)));
    return this;
  }

  /** The same for words that stand nearly everywhere. */
  TicketSearch foundAnywhere(Hits hits) {
    rules.add(hits.exactRule(Hits.into(values), TIMELINES));
    return this;
  }

  /** What stands behind a ticket in the order. */
  private static String behind(TicketFilter.Sort sort) {
    return switch (sort) {
      case NEWEST ->
          """
          (t.last_entry_at, c.id) < (
            select o.last_entry_at, x.id from ticket x join timeline o on o.id = x.timeline_id where x.id = %1$s)
          """;
      case OLDEST -> "c.id > %1$s";
      case PRIORITY ->
          """
          (c.priority < (select x.priority from ticket x where x.id = %1$s)
           or (c.priority = (select x.priority from ticket x where x.id = %1$s)
             and (c.category_rank, c.id) > (select x.category_rank, x.id from ticket x where x.id = %1$s)))
          """;
      case DUE ->
          "("
              + BY_DUE
              + ", c.id) > (select "
              + BY_DUE
              + ", x.id from ticket x "
              + DUE.formatted("x.id")
              + " where x.id = %1$s)";
    };
  }

  private String order() {
    return switch (filter.sort()) {
      case NEWEST -> "t.last_entry_at desc, c.id desc";
      case OLDEST -> "c.id";
      case PRIORITY -> "c.priority desc, c.category_rank, c.id";
      case DUE -> BY_DUE + ", c.id";
    };
  }

  /** The ids of one page. */
  String sql(int limit) {
    boolean said = filter.sort() == TicketFilter.Sort.NEWEST;
    return "select c.id from ticket c"
        + (said ? " join timeline t on t.id = c.timeline_id" : "")
        + (filter.sort() == TicketFilter.Sort.DUE ? " " + DUE.formatted("c.id") : "")
        + (rules.isEmpty() ? "" : " where " + String.join(" and ", rules))
        + " order by "
        + order()
        + " limit "
        + limit;
  }

  @Nullable Object[] values() {
    return values.toArray();
  }
}
