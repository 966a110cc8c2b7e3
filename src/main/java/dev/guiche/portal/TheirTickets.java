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
import dev.guiche.ticket.ByCustomer.Triaged;
import dev.guiche.ticket.NewTicket;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.customer.CustomerEntry;
import dev.guiche.ticket.customer.CustomerTicket;
import dev.guiche.ticket.customer.Theirs;
import dev.guiche.triage.Questionnaire.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tickets, by and for those whose they are. */
final class TheirTickets implements Endpoints.Group {
  private final PortalServices services;
  private final Theirs theirs;
  private final FormWalk walk;
  private final ByCustomer verbs;
  private final Ratings ratings;

  TheirTickets(PortalServices services, Theirs theirs, FormWalk walk) {
    this.services = services;
    this.theirs = theirs;
    this.walk = walk;
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
      @Nullable List<Said> answers,
      @Nullable List<Long> attachments) {
    Map<String, String> told() {
      return Objects.requireNonNullElse(fields, Map.of());
    }

    String words() {
      return Objects.requireNonNullElse(text, "");
    }
  }

  private Answer open(Call call) {
    var wish = call.body(Wish.class);
    if (wish.title().isBlank()) {
      throw new Refused.Invalid("/title", "Dê um título à ocorrência.");
    }
    var said = said(call, wish.clientKey(), wish.text(), wish.attachments());
    var answers = wish.answers();
    var ticket =
        answers == null
            ? verbs.open(plain(call, wish), said, Triaged.NOT)
            : verbs
                .opened(me(call), wish.clientKey())
                .orElseGet(() -> triaged(call, wish, answers, said));
    return Answer.created(page(call, ticket));
  }

  private NewTicket plain(Call call, Wish wish) {
    return new NewTicket(
        me(call),
        desk(wish.desk()).id(),
        wish.title(),
        wish.words(),
        wish.category(),
        null,
        wish.told());
  }

  /** What the browser says of the way is not believed; the answers are walked again. */
  private Ticket triaged(Call call, Wish wish, List<Said> answers, ByCustomer.Said said) {
    var at = walk.destination(me(call), wish.clientKey(), answers, locale(call));
    var fields = new HashMap<>(wish.told());
    fields.putAll(at.fields());
    var ticket =
        new NewTicket(
            me(call),
            at.desk().id(),
            wish.title(),
            wish.words(),
            at.category() == null ? wish.category() : at.category(),
            at.priority(),
            fields);
    return verbs.open(ticket, said, new Triaged(at.answers(), at.category() != null));
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
