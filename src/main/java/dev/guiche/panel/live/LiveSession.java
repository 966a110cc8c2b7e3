package dev.guiche.panel.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.desk.Presence;
import dev.guiche.http.Json;
import dev.guiche.panel.live.LiveSocket.End;
import dev.guiche.panel.view.EntryView.AuthorView;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Tickets;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to one screen, on a thread of its own, from its hello to its end. */
final class LiveSession implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private static final Duration FOR_HELLO = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final int SAID_IN_A_SECOND = 100;

  private final LiveSocket socket;
  private final Surroundings around;
  private Presence.@Nullable Screen screen;
  private long second;
  private int saidInIt;

  LiveSession(LiveSocket socket, Surroundings around) {
    this.socket = socket;
    this.around = around;
  }

  /** What every session needs. */
  record Surroundings(
      LiveHub hub,
      LiveNews news,
      Identities identities,
      Presence presence,
      Viewers viewers,
      Database database,
      Tickets tickets,
      Channels channels,
      Semaphore typing) {}

  @Override
  public void run() {
    try {
      var hello = hello();
      if (hello != null) {
        arrive(hello);
        listen();
      }
    } catch (DatabaseFailure away) {
      LOG.warn("A screen comes back later: {}", away.getMessage());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException defect) {
      LOG.error("A screen met a defect", defect);
    } finally {
      socket.close(End.DEFECT);
      around.hub().leave(socket);
      depart();
    }
  }

  private @Nullable JsonNode hello() throws InterruptedException {
    for (var text = socket.next(FOR_HELLO); text != null; text = socket.next(FOR_HELLO)) {
      var frame = parse(text);
      if (frame != null && frame.path("type").asText().equals("hello")) {
        return frame;
      }
      refuse("hello-first", "Comece com um quadro do tipo hello.");
    }
    return null;
  }

  private void arrive(JsonNode hello) {
    var identity = around.identities().of(socket.caller).orElse(null);
    if (identity == null) {
      socket.close(End.SESSION_OVER);
      return;
    }
    socket.takesBatches = hello.path("batches").asBoolean();
    socket.nearOnly = hello.path("entries").asText().equals("near");
    var since = hello.path("since");
    around
        .hub()
        .join(
            socket,
            identity,
            since.isIntegralNumber() && since.canConvertToLong() && since.asLong() >= 0
                ? since.asLong()
                : null);
    // Only now, or work that is given at once would find nobody who is told of it.
    // A program that listens is no consultant at a screen: it is given no work.
    if (socket.caller.isPerson()) {
      screen = around.presence().connected(socket.caller.id());
    }
  }

  private void listen() throws InterruptedException {
    for (var text = socket.next(SILENCE); text != null; text = socket.next(SILENCE)) {
      if (isTooMuch()) {
        socket.close(End.TOO_FAST_OR_SLOW);
        return;
      }
      var frame = parse(text);
      if (frame != null) {
        obey(frame);
      }
    }
  }

  private boolean isTooMuch() {
    long now = System.nanoTime() / 1_000_000_000;
    saidInIt = now == second ? saidInIt + 1 : 1;
    second = now;
    return saidInIt > SAID_IN_A_SECOND;
  }

  private @Nullable JsonNode parse(String text) {
    try {
      var frame = Json.read(Buffer.buffer(text));
      if (frame.isObject()) {
        return frame;
      }
    } catch (Json.NotJson nonsense) {
      LOG.debug("A frame that is no JSON", nonsense);
    }
    refuse("invalid", "O quadro não é um objeto JSON.");
    return null;
  }

  private void refuse(String code, String detail) {
    socket.tell(Json.text(new Frames.ErrorFrame("error", code, detail)));
  }

  private void obey(JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "ping" -> socket.tell("{\"type\":\"pong\"}");
      case "viewing" ->
          look(id(frame, "conversation"), id(frame, "ticket"), frame.path("quietly").asBoolean());
      case "typing" -> type(id(frame, "conversation"));
      case "hello" -> refuse("invalid", "O hello já foi dito nesta conexão.");
      default -> refuse("unknown", "Esse tipo de quadro não existe.");
    }
  }

  /** Null for none, or for what cannot be an id. */
  private static @Nullable Long id(JsonNode frame, String field) {
    var value = frame.path(field);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.asLong() : null;
  }

  /**
   * What is not in sight counts as nothing.
   *
   * @param quietly hears all that is said there, and nobody sees them look; for supervisors
   */
  private void look(@Nullable Long conversation, @Nullable Long ticket, boolean quietly) {
    boolean unseen = quietly && scope().sight().only() == null;
    var wasAt = socket.conversation;
    var wasOn = socket.ticket;
    var at = conversation == null ? null : find(conversation);
    var on = ticket == null ? null : new TicketId(ticket);
    var need = on == null ? null : around.tickets().find(scope().sight(), on).orElse(null);
    socket.conversation = at == null ? null : at.id();
    socket.ticket = need == null ? null : on;
    socket.invited =
        (at != null && !scope().sees(NewsReader.place(at)))
            || (need != null && !scope().sees(NewsReader.place(need)));
    if (screen != null) {
      around
          .viewers()
          .look(screen, unseen ? null : socket.conversation, unseen ? null : socket.ticket);
      tellViewers(wasAt, wasOn);
      tellViewers(socket.conversation, socket.ticket);
    }
  }

  private void tellViewers(@Nullable ConversationId conversation, @Nullable TicketId ticket) {
    if (conversation != null) {
      around.news().viewersChanged(conversation);
    }
    if (ticket != null) {
      around.news().viewersChanged(ticket);
    }
  }

  private @Nullable Conversation find(long id) {
    return new Conversations(around.database())
        .find(scope().sight(), new ConversationId(id))
        .orElse(null);
  }

  private Scope scope() {
    var known = socket.scope;
    return known != null
        ? known
        : around.identities().of(socket.caller).orElseThrow(IllegalStateException::new).scope();
  }

  private void type(@Nullable Long id) {
    var conversation = id == null ? null : find(id);
    if (conversation != null) {
      var me = socket.caller;
      around.news().types(conversation.id(), new AuthorView(Author.CONSULTANT, me.id(), me.name()));
      around
          .channels()
          .find(new ChannelName(conversation.channel()))
          .ifPresent(channel -> show(channel, conversation));
    }
  }

  // A provider may take its time; then the customer sees less of our typing.
  private void show(Channel channel, Conversation conversation) {
    if (around.typing().tryAcquire()) {
      Thread.ofVirtual()
          .name("show-typing")
          .start(
              () -> {
                try {
                  channel.showTyping(conversation.address());
                } finally {
                  around.typing().release();
                }
              });
    }
  }

  /** Whoever leaves is gone, even if the database cannot be told just now. */
  private void depart() {
    var left = screen;
    while (left != null) {
      try {
        around.presence().disconnected(left);
        tellViewers(socket.conversation, socket.ticket);
        left = null;
      } catch (DatabaseFailure away) {
        left = waitToSayGoodbye() ? Objects.requireNonNull(left) : null;
      }
    }
  }

  // A node that stops leaves the rest to the sweep of another, or of its next start.
  private boolean waitToSayGoodbye() {
    try {
      Thread.sleep(1_000);
      return around.hub().isOpen();
    } catch (InterruptedException asked) {
      return false;
    }
  }
}
