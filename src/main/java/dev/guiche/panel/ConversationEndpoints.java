package dev.guiche.panel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guiche.care.Supervision;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Conversations.Counts;
import dev.guiche.conversation.Conversations.Tab;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.desk.DeskId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Pages;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.live.Viewers;
import dev.guiche.panel.view.ConversationSummary;
import dev.guiche.panel.view.ConversationViews;
import dev.guiche.panel.view.EntryView;
import dev.guiche.panel.view.PersonView;
import dev.guiche.panel.view.Refs;
import dev.guiche.triage.Answers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reading conversations and what stands in them. */
final class ConversationEndpoints implements Endpoints.Group {
  private final Services services;
  private final Conversations conversations;
  private final Entries entries;
  private final ConversationViews views;
  private final Persons persons;
  private final Viewers viewers;
  private final Reach reach;
  private final Supervision supervision;

  ConversationEndpoints(
      Services services, ConversationViews views, Persons persons, Viewers viewers, Reach reach) {
    this.services = services;
    this.conversations = new Conversations(services.database());
    this.entries = new Entries(services.database());
    this.views = views;
    this.persons = persons;
    this.viewers = viewers;
    this.reach = reach;
    this.supervision = new Supervision(services.database(), services.config());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listConversations", this::list)
        .on("getConversation", this::get)
        .on("listConversationEntries", this::entries)
        .on("readConversation", this::read)
        .on("retryDelivery", this::retryDelivery);
  }

  private record ListView(
      List<ConversationSummary> items, Counts counts, @Nullable String next, long change) {}

  private Answer list(Call call) {
    long change = conversations.horizon();
    var after = Pages.after(call);
    var found =
        conversations.list(
            call.sight(),
            tab(call),
            call.me(),
            call.number("desk").map(DeskId::new).orElse(null),
            call.text("q").orElse(null),
            after == null ? null : new ConversationId(after),
            call.limit() + 1);
    var page = Pages.of(found, call.limit(), c -> c.id().value());
    var counts = conversations.counts(call.sight(), call.me());
    return Answer.ok(new ListView(views.summaries(page.items()), counts, page.next(), change));
  }

  private static Tab tab(Call call) {
    return call.text("state").filter("closed"::equals).isPresent()
        ? Tab.CLOSED
        : call.text("tab").map(tab -> Tab.valueOf(tab.toUpperCase(Locale.ROOT))).orElse(Tab.ALL);
  }

  private Conversation find(Call call) {
    return conversations
        .find(call.sight(), new ConversationId(call.id()))
        .orElseThrow(Refused.NotFound::new);
  }

  private record Full(
      @JsonUnwrapped ConversationSummary summary,
      PersonView person,
      List<Refs.ConsultantRef> viewers,
      boolean asks,
      List<TriageView> triage,
      Supervision.@Nullable Rated rating) {}

  /**
   * @param field under what name a ticket keeps the answer
   */
  private record TriageView(String ask, String answer, String field) {}

  private List<TriageView> triage(Conversation conversation) {
    return Answers.of(services.database(), conversation.id()).stream()
        .map(one -> new TriageView(one.ask(), one.answer(), one.field()))
        .toList();
  }

  private Answer get(Call call) {
    var conversation = find(call);
    return Answer.ok(
        new Full(
            views.summary(conversation),
            persons.of(conversation.contact(), call.caller()),
            viewers.of(conversation.id()),
            supervision.asks(conversation.desk()),
            triage(conversation),
            rating(call, conversation)));
  }

  /** Consultants see their own only. */
  private Supervision.@Nullable Rated rating(Call call, Conversation conversation) {
    boolean theirs = call.sight().only() == null || call.me().equals(conversation.consultant());
    return theirs ? supervision.rated(conversation.id()) : null;
  }

  private Answer entries(Call call) {
    var before = call.number("before").map(EntryId::new).orElse(null);
    var page = entries.page(find(call).timeline(), before, call.limit() + 1);
    return Answer.ok(EntryPages.ofEntries(page, call.limit()));
  }

  private Answer read(Call call) {
    services.talk().read(find(call).id());
    return Answer.nothing();
  }

  private Answer retryDelivery(Call call) {
    var id = new EntryId(call.id());
    var entry = entries.find(id).orElseThrow(Refused.NotFound::new);
    reach.require(call.sight(), entry.timeline());
    if (!services.outbox().retry(id)) {
      throw new Refused.Conflict("Esta mensagem não está com falha; não há o que tentar de novo.");
    }
    return Answer.ok(EntryView.of(entries.find(id).orElseThrow()));
  }
}
