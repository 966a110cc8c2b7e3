package dev.guiche.panel;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Draft;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Tickets;
import dev.guiche.ticket.later.LaterMessage;
import dev.guiche.ticket.later.LaterMessages;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Messages that are written now and said at another time. */
final class LaterEndpoints implements Endpoints.Group {
  private final Database database;
  private final LaterMessages messages;
  private final Conversations conversations;
  private final Tickets tickets;
  private final Reach reach;

  LaterEndpoints(Services services, Reach reach) {
    this.database = services.database();
    this.messages = new LaterMessages(database);
    this.conversations = new Conversations(database);
    this.tickets = services.ticketing().tickets();
    this.reach = reach;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listLaterMessages", call -> list(talk(call)))
        .on("sendLater", this::talkLater)
        .on("listLaterTicketMessages", call -> list(ticket(call).timeline()))
        .on("sendLaterOnTicket", this::ticketLater)
        .on("takeBackLaterMessage", this::takeBack);
  }

  private TimelineId talk(Call call) {
    return conversations
        .find(call.sight(), new ConversationId(call.id()))
        .orElseThrow(Refused.NotFound::new)
        .timeline();
  }

  private Ticket ticket(Call call) {
    return tickets.find(call.sight(), new TicketId(call.id())).orElseThrow(Refused.NotFound::new);
  }

  private record View(long id, String by, String text, Instant at) {
    static View of(LaterMessage message) {
      return new View(message.id(), message.name(), message.text(), message.at());
    }
  }

  private record ListView(List<View> items) {}

  private Answer list(TimelineId timeline) {
    return Answer.ok(new ListView(messages.on(timeline).stream().map(View::of).toList()));
  }

  private record Wish(String clientKey, String text, String at) {}

  private Answer talkLater(Call call) {
    return keep(call, talk(call));
  }

  private Answer ticketLater(Call call) {
    return keep(call, ticket(call).timeline());
  }

  private Answer keep(Call call, TimelineId timeline) {
    var wish = call.body(Wish.class);
    if (wish.text().isBlank()) {
      throw new Refused.Invalid("/text", "Escreva a mensagem.");
    }
    var draft = new Draft(wish.clientKey(), wish.text(), List.of(), null);
    var kept = messages.keep(timeline, draft, at(wish), call.me());
    if (!kept.timeline().equals(timeline)) { // a guessed key shows nothing of elsewhere
      throw new Refused.NotFound();
    }
    return Answer.created(View.of(kept));
  }

  private Instant at(Wish wish) {
    var now = database.now();
    try {
      var at = Instant.parse(wish.at());
      if (at.isAfter(now) && at.isBefore(now.plus(LaterMessages.LONGEST))) {
        return at;
      }
    } catch (DateTimeParseException none) {
      // Said below.
    }
    throw new Refused.Invalid("/at", "Escolha um momento que ainda virá, dentro de um ano.");
  }

  private Answer takeBack(Call call) {
    var message = messages.find(call.id()).orElseThrow(Refused.NotFound::new);
    reach.require(call.sight(), message.timeline());
    if (!messages.takeBack(message.id())) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }
}
