package dev.guiche.portal;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Draft;
import dev.guiche.desk.Desk;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Pages;
import dev.guiche.http.door.Refused;
import dev.guiche.ticket.ByCustomer;
import dev.guiche.ticket.NewTicket;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.customer.CustomerEntry;
import dev.guiche.ticket.customer.CustomerTicket;
import dev.guiche.ticket.customer.Theirs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tickets, by and for those whose they are. */
final class TheirTickets implements Endpoints.Group {
  private final PortalServices services;
  private final Theirs theirs;
  private final ByCustomer verbs;
  private final Ratings ratings;

  TheirTickets(PortalServices services, Theirs theirs) {
    this.services = services;
    this.theirs = theirs;
    this.verbs = services.ticketing().byCustomer();
    this.ratings = new Ratings(services.database());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listTheirTickets", this::list)
        .on("openTheirTicket", this::open)
        .on("getTheirTicket", call -> Answer.ok(page(call, find(call))))
        .on("answerTheirTicket", this::answer)
        .on("cancelTheirTicket", this::cancel)
        .on("rateTheirTicket", this::rate);
  }

  private Ticket find(Call call) {
    return theirs
        .find(call.customer().id(), new TicketId(call.id()))
        .orElseThrow(Refused.NotFound::new);
  }

  private Locale locale(Call call) {
    return Tongue.of(call, services.config());
  }

  private Answer list(Call call) {
    var state = call.text("state").orElse("all").toUpperCase(Locale.ROOT);
    var after = Pages.after(call);
    var found =
        theirs.list(
            call.customer().id(),
            Theirs.State.valueOf(state),
            call.text("q").orElse(null),
            after == null ? null : new TicketId(after),
            call.limit() + 1,
            locale(call));
    return Answer.ok(Pages.of(found, call.limit(), ticket -> ticket.id().value()));
  }

  /**
   * A ticket with all that its page shows.
   *
   * @param rating null while there is none
   * @param goesOn the ticket of theirs that this one was closed into, or null
   */
  private record Page(
      CustomerTicket ticket,
      List<CustomerEntry> entries,
      boolean mayCancel,
      boolean mayRate,
      Ratings.@Nullable Rating rating,
      Theirs.@Nullable Survivor goesOn) {}

  private Page page(Call call, Ticket ticket) {
    var shown = theirs.shown(ticket, locale(call));
    return new Page(
        shown,
        theirs.timeline(ticket, locale(call)),
        verbs.mayCancel(ticket),
        shown.ends() != null,
        ratings.of(ticket.id()).orElse(null),
        theirs.survivor(me(call), ticket.id()).orElse(null));
  }

  private record Wish(
      String clientKey,
      @Nullable Long desk,
      @Nullable String category,
      String title,
      @Nullable String text,
      @Nullable Map<String, String> fields,
      @Nullable List<Long> attachments) {}

  private Answer open(Call call) {
    var wish = call.body(Wish.class);
    if (wish.title().isBlank()) {
      throw new Refused.Invalid("/title", "Dê um título à ocorrência.");
    }
    var ticket =
        new NewTicket(
            me(call),
            desk(wish.desk()).id(),
            wish.title(),
            Objects.requireNonNullElse(wish.text(), ""),
            wish.category(),
            null,
            Objects.requireNonNullElse(wish.fields(), Map.of()));
    var said = said(call, wish.clientKey(), wish.text(), wish.attachments());
    return Answer.created(page(call, verbs.open(ticket, said)));
  }

  private Desk desk(@Nullable Long id) {
    var open = OpeningForm.desks(services);
    return id == null
        ? open.getFirst()
        : open.stream()
            .filter(desk -> desk.id().value() == id)
            .findFirst()
            .orElseThrow(() -> new Refused.Invalid("/desk", "Escolha um setor da lista."));
  }

  private ByCustomer.Said said(
      Call call, String key, @Nullable String text, @Nullable List<Long> attachments) {
    var words = Objects.requireNonNullElse(text, "");
    if (words.length() > Draft.LONGEST) {
      throw new Refused.Invalid("/text", "O texto é longo demais.");
    }
    var files = Objects.requireNonNullElse(attachments, List.<Long>of());
    return new ByCustomer.Said(words, files.stream().distinct().toList(), key, locale(call));
  }

  private record Written(
      String clientKey, @Nullable String text, @Nullable List<Long> attachments) {}

  private Answer answer(Call call) {
    var ticket = find(call);
    var written = call.body(Written.class);
    var said = said(call, written.clientKey(), written.text(), written.attachments());
    if (said.text().isBlank() && said.uploads().isEmpty()) {
      throw new Refused.Invalid("/text", "Escreva algo ou anexe um arquivo.");
    }
    verbs.answer(ticket.id(), me(call), said);
    return Answer.created(page(call, find(call)));
  }

  private static ContactId me(Call call) {
    return call.customer().id();
  }

  private record Cancelling(String reason) {}

  private Answer cancel(Call call) {
    var ticket = find(call);
    var reason = call.body(Cancelling.class).reason();
    return Answer.ok(page(call, verbs.cancel(ticket.id(), reason)));
  }

  private record Stars(int stars, @Nullable String comment) {}

  private Answer rate(Call call) {
    var ticket = find(call);
    var said = call.body(Stars.class);
    var comment = Objects.requireNonNullElse(said.comment(), "");
    return Answer.ok(page(call, verbs.rate(ticket.id(), me(call), said.stars(), comment)));
  }
}
