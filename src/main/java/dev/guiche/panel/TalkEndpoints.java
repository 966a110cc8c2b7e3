package dev.guiche.panel;

import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Outcome;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.ConversationViews;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Admission;
import dev.guiche.ticket.Escalation;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a consultant does with a conversation. */
final class TalkEndpoints implements Endpoints.Group {
  private final Services services;
  private final Chosen chosen;
  private final Conversations conversations;
  private final ConversationViews views;
  private final Drafts drafts;
  private final TicketPages ticketPages;

  TalkEndpoints(
      Services services, ConversationViews views, Drafts drafts, TicketPages ticketPages) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.conversations = new Conversations(services.database());
    this.views = views;
    this.drafts = drafts;
    this.ticketPages = ticketPages;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("sendMessage", this::say)
        .on("writeNote", this::note)
        .on("takeConversation", this::take)
        .on("releaseConversation", this::release)
        .on("transferConversation", this::transfer)
        .on("acceptConversation", this::accept)
        .on("returnConversation", this::giveBack)
        .on("closeConversation", this::close)
        .on("escalateConversation", this::escalate);
  }

  private Conversation find(Call call) {
    return conversations
        .find(call.sight(), new ConversationId(call.id()))
        .orElseThrow(Refused.NotFound::new);
  }

  /** The conversation as it is now; nothing when it has left the caller's sight. */
  private Answer now(Call call, ConversationId id) {
    return conversations
        .find(call.sight(), id)
        .map(views::summary)
        .map(Answer::ok)
        .orElseGet(Answer::nothing);
  }

  private Answer say(Call call) {
    var talk = find(call);
    return drafts.write(
        call, talk.timeline(), draft -> services.talk().say(talk.id(), call.me(), draft));
  }

  private Answer note(Call call) {
    var talk = find(call);
    return drafts.write(
        call, talk.timeline(), draft -> services.talk().note(talk.id(), call.me(), draft));
  }

  private Answer take(Call call) {
    var talk = find(call);
    services.handover().take(talk.id(), call.me());
    return now(call, talk.id());
  }

  private Answer release(Call call) {
    var talk = find(call);
    services.handover().release(talk.id(), call.me(), "given-back");
    return now(call, talk.id());
  }

  private record Transfer(@Nullable Long desk, @Nullable Long consultant, @Nullable String note) {}

  private Answer transfer(Call call) {
    var talk = find(call);
    var to = call.body(Transfer.class);
    if (to.consultant() != null && to.desk() == null) {
      services
          .handover()
          .transfer(
              talk.id(), call.me(), chosen.consultant("/consultant", to.consultant()), to.note());
    } else if (to.desk() != null && to.consultant() == null) {
      services.handover().transfer(talk.id(), call.me(), chosen.desk(to.desk()), to.note());
    } else {
      throw new Refused.Invalid("/desk", "Escolha um setor ou uma pessoa, um dos dois.");
    }
    return now(call, talk.id());
  }

  private Answer accept(Call call) {
    var talk = find(call);
    services.offers().accept(talk.id(), call.me());
    return now(call, talk.id());
  }

  private record Returned(String reason) {}

  private Answer giveBack(Call call) {
    var talk = find(call);
    services.offers().giveBack(talk.id(), call.me(), call.body(Returned.class).reason());
    return now(call, talk.id());
  }

  private record Ending(
      Outcome outcome,
      @Nullable String solution,
      @Nullable String email,
      @Nullable Boolean withoutEmail,
      @Nullable Boolean ask) {}

  private Answer close(Call call) {
    var talk = find(call);
    var ending = call.body(Ending.class);
    if (Boolean.TRUE.equals(ending.ask()) && ending.outcome() == Outcome.SOLVED) {
      services
          .confirming()
          .ask(
              talk.id(),
              call.me(),
              ending.solution(),
              ending.email(),
              Boolean.TRUE.equals(ending.withoutEmail()));
      return now(call, talk.id());
    }
    services
        .ending()
        .close(
            talk.id(),
            call.me(),
            ending.outcome(),
            ending.solution(),
            ending.email(),
            Boolean.TRUE.equals(ending.withoutEmail()));
    return now(call, talk.id());
  }

  private record Escalated(
      String title,
      String reason,
      @Nullable Long desk,
      @Nullable String category,
      @Nullable Integer priority,
      @Nullable String email,
      @Nullable Boolean withoutEmail,
      @Nullable Map<String, String> fields,
      @Nullable String product,
      @Nullable String module,
      @Nullable String pass) {}

  private Answer escalate(Call call) {
    var talk = find(call);
    var wish = call.body(Escalated.class);
    refuseBlank("/title", wish.title());
    refuseBlank("/reason", wish.reason());
    var ticket =
        services
            .escalation()
            .escalate(
                talk.id(),
                new Escalation.Order(
                    wish.title(),
                    wish.reason(),
                    wish.desk() == null ? null : chosen.desk(wish.desk()),
                    wish.category(),
                    TicketViews.priority(wish.priority()),
                    wish.email(),
                    Boolean.TRUE.equals(wish.withoutEmail()),
                    Objects.requireNonNullElse(wish.fields(), Map.of()),
                    new Admission(wish.product(), wish.module(), wish.pass())),
                call.me());
    return Answer.created(ticketPages.view(call, ticket));
  }

  private static void refuseBlank(String at, String text) {
    if (text.isBlank()) {
      throw new Refused.Invalid(at, "Escreva algumas palavras.");
    }
  }
}
