package dev.guiche.panel;

import dev.guiche.config.WorkflowConfig;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.desk.Desk;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Pages;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.TicketSummary;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Admission;
import dev.guiche.ticket.Move;
import dev.guiche.ticket.NewTicket;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketChange;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Tickets;
import dev.guiche.ticket.work.Tasks;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Needs that outlive a talk. */
final class TicketEndpoints implements Endpoints.Group {
  private final Services services;
  private final Chosen chosen;
  private final Tickets tickets;
  private final Tasks tasks;
  private final TicketViews views;
  private final TicketPages pages;
  private final Drafts drafts;

  TicketEndpoints(Services services, TicketViews views, TicketPages pages, Drafts drafts) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.tickets = services.ticketing().tickets();
    this.tasks = new Tasks(services.database(), services.ticketing());
    this.views = views;
    this.pages = pages;
    this.drafts = drafts;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listTickets", this::list)
        .on("openTicket", this::open)
        .on("getTicket", call -> Answer.ok(pages.view(call, pages.find(call))))
        .on("changeTicket", this::change)
        .on("listTicketEntries", this::entries)
        .on("moveTicket", this::move)
        .on("sendTicketMessage", this::say)
        .on("writeTicketNote", this::note)
        .on("readTicket", this::read)
        .on("listWorkflows", this::workflows);
  }

  private record ListView(List<TicketSummary> items, @Nullable String next, long change) {}

  private Answer list(Call call) {
    long change = new Conversations(services.database()).horizon();
    var after = Pages.after(call);
    var found =
        tickets.list(
            call.sight(),
            TicketQuery.of(call),
            after == null ? null : new TicketId(after),
            call.limit() + 1);
    var page = Pages.of(found, call.limit(), ticket -> ticket.id().value());
    return Answer.ok(new ListView(views.summaries(page.items()), page.next(), change));
  }

  private record Wish(
      @Nullable Long contact,
      @Nullable String email,
      @Nullable String name,
      long desk,
      String title,
      String text,
      @Nullable String category,
      @Nullable Integer priority,
      @Nullable Map<String, String> fields,
      @Nullable List<Long> attachments,
      @Nullable String product,
      @Nullable String module,
      @Nullable String pass) {}

  private Answer open(Call call) {
    var wish = call.body(Wish.class);
    if (wish.title().isBlank()) {
      throw new Refused.Invalid("/title", "Dê um título ao chamado.");
    }
    var desk = chosen.desk(wish.desk());
    var ticket =
        services
            .ticketing()
            .opening()
            .open(
                new NewTicket(
                    contact(wish),
                    desk,
                    wish.title(),
                    wish.text(),
                    wish.category(),
                    TicketViews.priority(wish.priority()),
                    Objects.requireNonNullElse(wish.fields(), Map.of())),
                new Admission(wish.product(), wish.module(), wish.pass()),
                call.me(),
                Objects.requireNonNullElse(wish.attachments(), List.<Long>of()));
    return Answer.created(pages.view(call, ticket));
  }

  private ContactId contact(Wish wish) {
    if (wish.contact() != null) {
      var known = new ContactId(wish.contact());
      if (new Contacts().get(services.database(), known).isEmpty()) {
        throw new Refused.Invalid("/contact", "Essa pessoa não está nos contatos.");
      }
      return known;
    }
    if (wish.email() == null) {
      throw new Refused.Invalid("/contact", "Escolha um contato ou informe o e-mail.");
    }
    return services
        .ticketing()
        .opening()
        .contact(wish.email(), Objects.requireNonNullElse(wish.name(), ""));
  }

  private record Change(
      @Nullable String title,
      @Nullable String category,
      @Nullable Integer priority,
      @Nullable Long assignee,
      @Nullable Map<String, String> fields,
      @Nullable String planned,
      @Nullable String promised) {}

  private Answer change(Call call) {
    var ticket = pages.find(call);
    var wish = call.body(Change.class);
    var assignee = wish.assignee() == null ? null : chosen.consultant("/assignee", wish.assignee());
    var change =
        new TicketChange(
            wish.title(),
            wish.category(),
            TicketViews.priority(wish.priority()),
            assignee,
            call.body().has("assignee") && assignee == null,
            Objects.requireNonNullElse(wish.fields(), Map.of()),
            wish.planned(),
            day(wish.promised()),
            call.body().has("promised") && wish.promised() == null);
    var changed = services.ticketing().handling().change(ticket.id(), change, call.me());
    return Answer.ok(pages.view(call, changed));
  }

  private Answer entries(Call call) {
    var before = call.number("before").map(EntryId::new).orElse(null);
    var page =
        new Entries(services.database())
            .page(tickets.readable(pages.find(call)), before, call.limit() + 1);
    return Answer.ok(EntryPages.ofEntries(page, call.limit()));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException none) {
      throw new Refused.Invalid("/promised", "Escreva uma data que exista, como 2026-03-31.");
    }
  }

  private record Wanted(
      String stage,
      @Nullable Boolean withOpenTasks,
      @Nullable String solution,
      @Nullable String reason,
      @Nullable String planned,
      @Nullable String promised) {}

  private boolean closes(Ticket ticket, String stage) {
    return services.ticketing().workflows().next(ticket, WorkflowConfig.Who.ADMIN).stream()
        .anyMatch(next -> next.key().equals(stage) && next.ends() != null);
  }

  private Answer move(Call call) {
    var ticket = pages.find(call);
    var wanted = call.body(Wanted.class);
    if (!Boolean.TRUE.equals(wanted.withOpenTasks()) && closes(ticket, wanted.stage())) {
      tasks.refuseOpen(ticket.id());
    }
    var move =
        new Move(
            wanted.stage(),
            wanted.solution(),
            wanted.reason(),
            wanted.planned(),
            day(wanted.promised()));
    var moved = services.ticketing().handling().moveTo(ticket.id(), move, call.me());
    return Answer.ok(pages.view(call, moved));
  }

  private Answer say(Call call) {
    var ticket = pages.find(call);
    var answering = services.ticketing().answering();
    return drafts.write(
        call, ticket.timeline(), draft -> answering.answer(ticket.id(), call.me(), draft));
  }

  private Answer note(Call call) {
    var ticket = pages.find(call);
    var answering = services.ticketing().answering();
    return drafts.write(
        call, ticket.timeline(), draft -> answering.note(ticket.id(), call.me(), draft));
  }

  private Answer read(Call call) {
    services.ticketing().answering().read(pages.find(call).id());
    return Answer.nothing();
  }

  private Answer workflows(Call call) {
    var all = services.desks().all().stream().filter(Desk::enabled).map(views::workflow).toList();
    return Answer.ok(Map.of("items", all));
  }
}
