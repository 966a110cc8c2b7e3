package dev.guiche.panel;

import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.ConversationViews;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.panel.view.TriageView;
import dev.guiche.triage.Answered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What customers are asked before the queue, and programs that ask in its place. */
final class TriageEndpoints implements Endpoints.Group {
  private final Services services;
  private final Chosen chosen;
  private final Conversations conversations;
  private final ConversationViews views;

  TriageEndpoints(Services services, ConversationViews views) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.conversations = new Conversations(services.database());
    this.views = views;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listTriage", call -> Answer.ok(Map.of("items", TriageView.all(services.config()))))
        .on("holdTriage", this::hold)
        .on("askInTriage", this::ask)
        .on("releaseTriage", this::release);
  }

  private Conversation find(Call call) {
    return conversations
        .find(call.sight(), new ConversationId(call.id()))
        .orElseThrow(Refused.NotFound::new);
  }

  private Answer now(Call call) {
    return conversations
        .find(call.sight(), new ConversationId(call.id()))
        .map(views::summary)
        .map(Answer::ok)
        .orElseGet(Answer::nothing);
  }

  private Answer hold(Call call) {
    services.program().hold(find(call).id(), call.me());
    return now(call);
  }

  private record Asked(String text, @Nullable List<String> choices) {}

  private Answer ask(Call call) {
    var talk = find(call);
    var asked = call.body(Asked.class);
    if (asked.text().isBlank()) {
      throw new Refused.Invalid("/text", "Escreva a pergunta.");
    }
    var choices = Objects.requireNonNullElse(asked.choices(), List.<String>of());
    services.program().ask(talk.id(), call.me(), asked.text(), choices);
    return now(call);
  }

  private record Learned(String ask, String answer, @Nullable String field) {}

  private record Released(
      @Nullable Long desk, @Nullable Integer priority, @Nullable List<Learned> answers) {}

  private Answer release(Call call) {
    var talk = find(call);
    var wish = call.body(Released.class);
    services
        .program()
        .release(
            talk.id(),
            call.me(),
            wish.desk() == null ? null : chosen.desk(wish.desk()),
            TicketViews.priority(wish.priority()),
            Objects.requireNonNullElse(wish.answers(), List.<Learned>of()).stream()
                .map(TriageEndpoints::answered)
                .toList());
    return now(call);
  }

  private static Answered answered(Learned one) {
    String field = one.field() == null ? one.ask() : one.field();
    return new Answered(field, field, one.ask(), one.answer(), true);
  }
}
