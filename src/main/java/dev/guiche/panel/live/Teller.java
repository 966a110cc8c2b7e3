package dev.guiche.panel.live;

import dev.guiche.conversation.ConversationId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Consultants;
import dev.guiche.http.Json;
import dev.guiche.panel.live.Identities.Identity;
import dev.guiche.panel.live.LiveSocket.End;
import dev.guiche.panel.view.ConsultantView;
import dev.guiche.ticket.TicketId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the sockets of this node what has changed. Used by the hub's thread alone, so that no
 * socket hears of a thing's older state after a newer one.
 */
final class Teller {
  private final ChangeReader changes;
  private final NewsReader reader;
  private final Identities identities;
  private final Consultants consultants;
  private final Counting counting;
  private final Set<LiveSocket> sockets = new LinkedHashSet<>();
  private final List<Joining> joining = new ArrayList<>();
  private final Later later = new Later();
  private final Map<ConsultantId, Present> presences = new LinkedHashMap<>();

  /** Everything before this transaction has been told to every socket that may see it. */
  private long settled;

  private boolean miscounted = true;

  Teller(
      ChangeReader changes,
      NewsReader reader,
      Identities identities,
      Consultants consultants,
      Counting counting) {
    this.changes = changes;
    this.reader = reader;
    this.identities = identities;
    this.consultants = consultants;
    this.counting = counting;
    this.settled = changes.horizon();
  }

  private record Joining(LiveSocket socket, Identity identity, @Nullable Long since) {}

  /** From the next {@link #read} on the socket is told, first of all what has changed since. */
  void join(LiveSocket socket, Identity identity, @Nullable Long since) {
    joining.add(new Joining(socket, identity, since));
  }

  void leave(LiveSocket socket) {
    joining.removeIf(one -> one.socket() == socket);
    sockets.remove(socket);
  }

  Collection<LiveSocket> sockets() {
    return List.copyOf(sockets);
  }

  /** Reads what has changed, tells those whom it concerns, and lets in whoever has come. */
  void read() {
    if (sockets.isEmpty() && joining.isEmpty()) {
      return;
    }
    if (sockets.isEmpty()) {
      changes.skip();
      settled = changes.horizon();
    }
    var resuming = joining.stream().filter(this::canResume).toList();
    var since = resuming.stream().map(Joining::since).filter(Objects::nonNull).min(Long::compare);
    var found = changes.find(since.orElse(null));
    if (found.tooMany()) {
      changes.seen(found);
      startAnew();
      return;
    }
    var news = reader.read(found);
    changes.seen(found);
    news.stream().filter(News::fresh).forEach(this::tell);
    for (var one : joining) {
      letIn(one, resuming.contains(one) ? news : null);
      news.stream().filter(News::fresh).forEach(fresh -> call(one.socket(), fresh));
    }
    joining.clear();
  }

  private boolean canResume(Joining one) {
    return one.since() != null && changes.canTellSince(one.since());
  }

  /** More has changed than can be told: everybody loads what they look at. */
  private void startAnew() {
    tellLater();
    sockets.forEach(socket -> identities.of(socket.caller).ifPresent(me -> reset(socket, me)));
    joining.forEach(one -> letIn(one, null));
    joining.clear();
    miscounted = true;
  }

  private void tell(News one) {
    var frame = one.at(settled);
    for (var socket : sockets) {
      if (socket.isConcerned(one.place()) && socket.sees(one.place())) {
        socket.tell(frame);
      }
      call(socket, one);
    }
    later.add(one);
    miscounted = true;
  }

  /** What is for this one person to look at. */
  private static void call(LiveSocket socket, News one) {
    var place = one.place();
    if (socket.caller.id().equals(one.assignedTo())) {
      var conversation = Objects.requireNonNull(place.conversation());
      socket.tell(Json.text(new Frames.Assigned("assigned", conversation)));
    }
    var called = one.called();
    if (called.who().contains(socket.caller.id())) {
      socket.tell(
          Json.text(
              new Frames.Mentioned(
                  "mentioned", place.conversation(), place.ticket(), called.event())));
    }
    var heard = one.watched().get(socket.caller.id());
    if (heard != null && place.ticket() != null) {
      socket.tell(Json.text(new Frames.Notified("notified", place.ticket(), heard)));
    }
  }

  private static Scope scope(LiveSocket socket) {
    return Objects.requireNonNull(socket.scope);
  }

  /**
   * @param news what may have been missed; null when it cannot be told
   */
  private void letIn(Joining one, @Nullable List<News> news) {
    var socket = one.socket();
    sockets.add(socket);
    if (news == null || one.since() == null) {
      reset(socket, one.identity());
      return;
    }
    long since = one.since();
    var scope = one.identity().scope();
    socket.scope = scope;
    var frames = new ArrayList<String>();
    frames.add(Json.text(new Frames.Welcome("welcome", since, false, one.identity().me())));
    for (var missed : news) {
      if (missed.changed() >= since && scope.sees(missed.place())) {
        if (!missed.isEntry() || !socket.nearOnly || socket.isConcerned(missed.place())) {
          frames.add(missed.at(since));
        }
      } else if (missed.changed() >= since && !missed.isEntry()) {
        frames.add(missed.gone(since));
      }
    }
    socket.tell(frames.getFirst());
    frames.addAll(presenceFrames());
    socket.tell(frames.subList(1, frames.size()));
    socket.counts = null;
    miscounted = true;
  }

  private void reset(LiveSocket socket, Identity identity) {
    socket.scope = identity.scope();
    socket.tell(Json.text(new Frames.Welcome("welcome", settled, true, identity.me())));
    socket.tell(presenceFrames());
    socket.counts = null;
    miscounted = true;
  }

  /** What concerned nobody at once. */
  void tellLater() {
    if (!later.isEmpty()) {
      later.tell(sockets, settled);
    }
    settled = changes.horizon();
  }

  boolean isMiscounted() {
    return miscounted && !sockets.isEmpty();
  }

  /** Counts and loads, where they are not what they were. */
  void count() {
    var heaps = counting.heaps();
    for (var socket : sockets) {
      var counts = Counting.of(heaps, scope(socket), 0);
      if (!counts.equals(socket.counts)) {
        socket.counts = counts;
        socket.tell(Json.text(Counting.of(heaps, scope(socket), settled)));
      }
    }
    miscounted = false;
    lookAround();
  }

  /** Who is there, and how much they have in hand. */
  void lookAround() {
    boolean first = presences.isEmpty();
    for (var consultant : consultants.all()) {
      var view = ConsultantView.of(consultant, false);
      var before = presences.get(consultant.id());
      if (before == null || !view.equals(before.view())) {
        var frame = Json.text(new Frames.PresenceFrame("presence", view));
        presences.put(consultant.id(), new Present(view, frame));
        if (!first) {
          later.addForEverybody("presence " + consultant.id().value(), frame);
        }
      }
    }
  }

  private record Present(ConsultantView view, String frame) {}

  private List<String> presenceFrames() {
    return presences.values().stream().map(Present::frame).toList();
  }

  /** Their desks or role may have changed, and with them what their screens may show. */
  void lookAgainAt(ConsultantId consultant) {
    for (var socket : sockets()) {
      if (socket.caller.id().equals(consultant)) {
        identities
            .of(socket.caller)
            .ifPresentOrElse(me -> lookAgain(socket, me), () -> socket.close(End.SESSION_OVER));
      }
    }
  }

  private void lookAgain(LiveSocket socket, Identity identity) {
    if (!identity.scope().equals(socket.scope)) {
      reset(socket, identity);
    }
  }

  /** For those who have it on their screen. */
  void tellViewers(@Nullable ConversationId conversation, @Nullable TicketId ticket, String frame) {
    for (var socket : sockets) {
      if ((conversation != null && conversation.equals(socket.conversation))
          || (ticket != null && ticket.equals(socket.ticket))) {
        socket.tell(frame);
      }
    }
  }
}
