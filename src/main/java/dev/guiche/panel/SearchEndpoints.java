package dev.guiche.panel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.Company;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.panel.view.ConversationSummary;
import dev.guiche.panel.view.ConversationViews;
import dev.guiche.panel.view.PersonView.ContactSummary;
import dev.guiche.panel.view.TicketSummary;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.search.Finder;
import dev.guiche.search.Hits;
import dev.guiche.search.Snippet;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.Tickets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One box for everything: tickets, conversations, people, companies; each through its own rule of
 * sight.
 */
final class SearchEndpoints implements Endpoints.Group {
  private static final int SHORTEST = 2;
  private static final int USUAL = 8;

  private final Finder finder;
  private final Tickets tickets;
  private final Conversations conversations;
  private final Contacts contacts = new Contacts();
  private final Companies companies = new Companies();
  private final Database database;
  private final ConversationViews conversationViews;
  private final TicketViews ticketViews;

  SearchEndpoints(Services services, ConversationViews conversationViews, TicketViews ticketViews) {
    this.database = services.database();
    this.finder = new Finder(database);
    this.tickets = services.ticketing().tickets();
    this.conversations = new Conversations(database);
    this.conversationViews = conversationViews;
    this.ticketViews = ticketViews;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("search", this::search);
  }

  private record FoundTicket(@JsonUnwrapped TicketSummary ticket, @Nullable Snippet snippet) {}

  private record FoundConversation(
      @JsonUnwrapped ConversationSummary conversation, @Nullable Snippet snippet) {}

  private record Found(
      List<FoundTicket> tickets,
      List<FoundConversation> conversations,
      List<ContactSummary> contacts,
      List<FoundCompany> companies) {}

  private record FoundCompany(
      CompanyId id, String name, @Nullable String externalId, long contacts) {
    static FoundCompany of(Company company) {
      return new FoundCompany(
          company.id(), company.name(), company.externalId(), company.contacts());
    }
  }

  private Answer search(Call call) {
    var text = call.text("q").orElse("").strip();
    if (text.length() < SHORTEST) {
      return Answer.ok(new Found(List.of(), List.of(), List.of(), List.of()));
    }
    int limit = call.number("limit").map(Math::toIntExact).orElse(USUAL);
    var hits = finder.find(text);
    return Answer.ok(
        new Found(
            tickets(call, hits, limit),
            conversations(call, hits, limit),
            contacts.named(database, hits.contacts(), limit).stream()
                .map(ContactSummary::of)
                .toList(),
            companies.search(database, text, null, limit).stream().map(FoundCompany::of).toList()));
  }

  private List<FoundTicket> tickets(Call call, Hits hits, int limit) {
    var found = new ArrayList<>(tickets.found(call.sight(), hits, limit));
    found.sort(
        Comparator.comparing(ticket -> !hits.protocols().contains(ticket.protocol().value())));
    var places = found.stream().map(Tickets::timelines).flatMap(List::stream).toList();
    var snippets = finder.snippets(hits, numbers(places));
    var shown = new ArrayList<FoundTicket>();
    for (int i = 0; i < found.size(); i++) {
      shown.add(
          new FoundTicket(
              ticketViews.summaries(List.of(found.get(i))).getFirst(),
              snippet(snippets, found.get(i))));
    }
    return shown;
  }

  /** What was said on the ticket rather than in the talk before it. */
  private static @Nullable Snippet snippet(Map<Long, Snippet> snippets, Ticket ticket) {
    return Tickets.timelines(ticket).reversed().stream()
        .map(timeline -> snippets.get(timeline.value()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<FoundConversation> conversations(Call call, Hits hits, int limit) {
    var found = new ArrayList<>(conversations.found(call.sight(), hits, limit));
    found.sort(Comparator.comparing(talk -> !hits.protocols().contains(talk.protocol().value())));
    var snippets = finder.snippets(hits, numbers(found.stream().map(c -> c.timeline()).toList()));
    var summaries = conversationViews.summaries(found);
    var shown = new ArrayList<FoundConversation>();
    for (int i = 0; i < found.size(); i++) {
      shown.add(
          new FoundConversation(summaries.get(i), snippets.get(found.get(i).timeline().value())));
    }
    return shown;
  }

  private static List<Long> numbers(List<TimelineId> timelines) {
    return timelines.stream().map(TimelineId::value).toList();
  }
}
