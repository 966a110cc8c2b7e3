package dev.guiche.panel;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.http.Call;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.TicketFilter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The parameters of the list of tickets. */
final class TicketQuery {
  private TicketQuery() {}

  static TicketFilter of(Call call) {
    var assignee = call.text("assignee").orElse("");
    return new TicketFilter(
        TicketFilter.State.valueOf(word(call, "state", "open")),
        call.number("desk").map(DeskId::new).orElse(null),
        several(call, "stage"),
        several(call, "category"),
        priorities(call),
        switch (assignee) {
          case "", "none" -> null;
          case "me" -> call.me();
          default -> new ConsultantId(Long.parseLong(assignee));
        },
        assignee.equals("none"),
        call.number("company").map(CompanyId::new).orElse(null),
        call.text("tag").orElse(null),
        call.text("deadline")
            .map(how -> TicketFilter.Pressing.valueOf(how.toUpperCase(Locale.ROOT)))
            .orElse(null),
        call.text("q").orElse(null),
        TicketFilter.Sort.valueOf(word(call, "sort", "newest")));
  }

  private static String word(Call call, String parameter, String usual) {
    return call.text(parameter).orElse(usual).toUpperCase(Locale.ROOT);
  }

  private static List<String> several(Call call, String parameter) {
    return call.text(parameter).stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static List<Priority> priorities(Call call) {
    return several(call, "priority").stream()
        .map(Integer::valueOf)
        .map(TicketViews::priority)
        .map(Objects::requireNonNull)
        .toList();
  }
}
