package dev.guiche.panel;

import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Refusal;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Problems;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.work.Bulk;
import dev.guiche.ticket.work.Links;
import dev.guiche.ticket.work.Together;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tickets that hang together, and many at once. */
final class TogetherEndpoints implements Endpoints.Group {
  private final Services services;
  private final Chosen chosen;
  private final TicketPages pages;
  private final Links links;
  private final Together together;
  private final Bulk bulk;

  TogetherEndpoints(Services services, TicketPages pages) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.pages = pages;
    this.links = new Links(services.database(), services.ticketing());
    this.together = new Together(services.database(), services.ticketing());
    this.bulk = new Bulk(services.database(), services.ticketing());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listTicketLinks", call -> list(call, pages.find(call)))
        .on("linkTicket", this::link)
        .on("unlinkTicket", this::unlink)
        .on("mergeTicket", this::merge)
        .on("splitTicket", this::split)
        .on("answerTogether", this::answer)
        .on("changeTickets", this::change);
  }

  private Ticket other(Call call, String at, long id) {
    return services
        .ticketing()
        .tickets()
        .find(call.sight(), new TicketId(id))
        .orElseThrow(
            () -> new Refused.Invalid(at, "Esse chamado não existe ou não está ao seu alcance."));
  }

  private Answer list(Call call, Ticket ticket) {
    return Answer.ok(Map.of("items", links.of(ticket.id(), call.sight())));
  }

  private record Linked(long ticket, String kind) {}

  /** The same link from either side. */
  private record Ends(Ticket from, Links.Kind kind, Ticket to) {}

  private Ends ends(Call call, Ticket ticket) {
    var wish = call.body(Linked.class);
    var other = other(call, "/ticket", wish.ticket());
    return switch (wish.kind()) {
      case "caused-by" -> new Ends(other, Links.Kind.CAUSES, ticket);
      case "duplicated-by" -> new Ends(other, Links.Kind.DUPLICATES, ticket);
      default -> new Ends(ticket, Links.Kind.valueOf(wish.kind().toUpperCase(Locale.ROOT)), other);
    };
  }

  private Answer link(Call call) {
    var ticket = pages.find(call);
    var ends = ends(call, ticket);
    links.link(ends.from(), ends.kind(), ends.to(), call.me());
    return list(call, ticket);
  }

  private Answer unlink(Call call) {
    var ticket = pages.find(call);
    var ends = ends(call, ticket);
    links.unlink(ends.from(), ends.kind(), ends.to(), call.me());
    return list(call, ticket);
  }

  private record Merged(long into) {}

  private Answer merge(Call call) {
    var ticket = pages.find(call);
    var into = other(call, "/into", call.body(Merged.class).into());
    var left = services.ticketing().merge().into(ticket.id(), into.id(), call.me());
    return Answer.ok(pages.view(call, left));
  }

  private record Cut(String title, List<Long> entries) {}

  private Answer split(Call call) {
    var ticket = pages.find(call);
    var cut = call.body(Cut.class);
    var fresh =
        services
            .ticketing()
            .split()
            .off(
                ticket.id(),
                cut.entries().stream().map(EntryId::new).toList(),
                cut.title(),
                call.me());
    return Answer.created(pages.view(call, fresh));
  }

  private record Outcome(
      TicketId ticket,
      boolean done,
      @Nullable Boolean answered,
      @Nullable Boolean moved,
      Problems.@Nullable Told problem) {}

  private static Problems.@Nullable Told told(@Nullable Refusal refused) {
    return refused == null ? null : Problems.told(refused);
  }

  private record Word(
      String clientKey,
      String text,
      @Nullable String stage,
      @Nullable String solution,
      @Nullable String reason) {}

  private Answer answer(Call call) {
    var cause = pages.find(call);
    var word = call.body(Word.class);
    if (word.text().isBlank()) {
      throw new Refused.Invalid("/text", "Escreva a resposta.");
    }
    var outcomes =
        together
            .answer(
                cause,
                new Together.Word(
                    word.clientKey(), word.text(), word.stage(), word.solution(), word.reason()),
                call.me(),
                call.sight())
            .stream()
            .map(
                one ->
                    new Outcome(
                        one.ticket(),
                        one.refused() == null,
                        one.answered(),
                        one.moved(),
                        told(one.refused())))
            .toList();
    return Answer.ok(Map.of("items", outcomes));
  }

  private record Change(
      List<Long> ids,
      @Nullable Long assignee,
      @Nullable Integer priority,
      @Nullable String category,
      @Nullable String stage,
      @Nullable String solution,
      @Nullable String reason,
      @Nullable List<String> addTags,
      @Nullable List<String> removeTags) {}

  private Answer change(Call call) {
    var wish = call.body(Change.class);
    var assignee = wish.assignee() == null ? null : chosen.consultant("/assignee", wish.assignee());
    var change =
        new Bulk.Change(
            assignee,
            call.body().has("assignee") && assignee == null,
            TicketViews.priority(wish.priority()),
            wish.category(),
            wish.stage(),
            wish.solution(),
            wish.reason(),
            Objects.requireNonNullElse(wish.addTags(), List.of()),
            Objects.requireNonNullElse(wish.removeTags(), List.of()));
    var ids = wish.ids().stream().map(TicketId::new).toList();
    var outcomes =
        bulk.change(ids, change, call.me(), call.sight()).stream()
            .map(
                one ->
                    new Outcome(
                        one.ticket(), one.refused() == null, null, null, told(one.refused())))
            .toList();
    return Answer.ok(Map.of("items", outcomes));
  }
}
