package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.conversation.Conversations;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Role;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.TicketSummary;
import dev.guiche.panel.view.TicketSummary.StageView;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.board.Board;
import dev.guiche.ticket.board.Column;
import dev.guiche.ticket.board.SavedFilter;
import dev.guiche.ticket.board.SavedFilters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets side by side, and the views of them that people keep. */
final class BoardEndpoints implements Endpoints.Group {
  private final Services services;
  private final TicketViews views;
  private final Board board;
  private final SavedFilters filters;

  BoardEndpoints(Services services, TicketViews views) {
    this.services = services;
    this.views = views;
    var ticketing = services.ticketing();
    this.board = new Board(services.database(), ticketing.tickets(), ticketing.workflows());
    this.filters = new SavedFilters(services.database());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("getBoard", this::board)
        .on("listSavedFilters", this::list)
        .on("saveFilter", this::save)
        .on("deleteSavedFilter", this::delete);
  }

  private record ColumnView(StageView stage, int count, List<TicketSummary> items, boolean more) {}

  private record BoardView(DeskId desk, List<ColumnView> columns, long change) {}

  private Answer board(Call call) {
    long change = new Conversations(services.database()).horizon();
    Desk desk =
        call.number("desk")
            .map(DeskId::new)
            .flatMap(services.desks()::find)
            .orElseThrow(() -> new Refused.Invalid("desk", "Esse setor não existe."));
    var columns = board.of(call.sight(), desk, call.limit()).stream().map(this::view).toList();
    return Answer.ok(new BoardView(desk.id(), columns, change));
  }

  private ColumnView view(Column column) {
    return new ColumnView(
        views.stage(column.stage()),
        column.count(),
        views.summaries(column.tickets()),
        column.more());
  }

  private record FilterView(
      long id, String name, JsonNode query, boolean mine, @Nullable DeskId desk) {

    static FilterView of(SavedFilter filter, Call call) {
      return new FilterView(
          filter.id(),
          filter.name(),
          filter.query(),
          filter.owner().equals(call.me()),
          filter.desk());
    }
  }

  private Answer list(Call call) {
    var mine = filters.of(call.me()).stream().map(filter -> FilterView.of(filter, call)).toList();
    return Answer.ok(Map.of("items", mine));
  }

  private record Wish(String name, JsonNode query, @Nullable Long desk) {}

  private Answer save(Call call) {
    var wish = call.body(Wish.class);
    if (wish.name().isBlank()) {
      throw new Refused.Invalid("/name", "Dê um nome ao filtro.");
    }
    if (wish.desk() != null && !call.caller().role().mayDo(Role.SUPERVISOR)) {
      throw new Refused.Forbidden(Role.SUPERVISOR);
    }
    var desk = wish.desk() == null ? null : new Chosen(services).desk(wish.desk());
    var kept = filters.keep(call.me(), wish.name().strip(), wish.query(), desk);
    return Answer.created(FilterView.of(kept, call));
  }

  private Answer delete(Call call) {
    if (!filters.forget(call.me(), call.id())) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }
}
