package dev.guiche.channel.webchat;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tabs that are connected to this node, by visitor, and the word that goes round among nodes:
 * one subscription for a whole channel, whoever visits.
 */
final class Visits {
  private static final String VISITOR = "visitor";
  private static final String TYPING = "typing";

  private final Vertx vertx;
  private final String bus;
  private final ConcurrentHashMap<Address, List<Visit>> tabs = new ConcurrentHashMap<>();
  private final Set<Visit> all = ConcurrentHashMap.newKeySet();
  private final Consumer<Visit> onNews;
  private @Nullable MessageConsumer<JsonObject> subscription;

  /**
   * @param onNews reads what is new and sends it; returns at once
   */
  Visits(Vertx vertx, ChannelName channel, Consumer<Visit> onNews) {
    this.vertx = vertx;
    this.bus = "webchat." + channel;
    this.onNews = onNews;
  }

  void listen() {
    subscription = vertx.eventBus().consumer(bus, message -> hear(message.body()));
  }

  /** Tells every node that a visitor has something new to read. */
  void announceNews(Address visitor) {
    vertx.eventBus().publish(bus, new JsonObject().put(VISITOR, visitor.value()));
  }

  /** Tells every node that a consultant is writing to this visitor. */
  void announceTyping(Address visitor) {
    vertx.eventBus().publish(bus, new JsonObject().put(VISITOR, visitor.value()).put(TYPING, true));
  }

  /** What {@link #announceNews} does, for this node alone. */
  void stir(Address visitor) {
    tabs.getOrDefault(visitor, List.of()).forEach(onNews);
  }

  private void hear(JsonObject word) {
    var visitor = new Address(ChannelKind.WEBCHAT, word.getString(VISITOR));
    if (word.getBoolean(TYPING, false)) {
      tabs.getOrDefault(visitor, List.of()).forEach(visit -> visit.write(new ToVisitor.Typing()));
    } else {
      stir(visitor);
    }
  }

  /** A socket whose visitor is not known yet. */
  void opened(Visit visit) {
    all.add(visit);
  }

  /** From now on the visit hears the news of its visitor. */
  void entered(Visit visit, Visitor visitor) {
    visit.is(visitor);
    tabs.merge(visitor.address(), List.of(visit), Visits::joined);
    if (visit.isClosed()) {
      closed(visit); // its end may have come before its beginning
    }
  }

  void closed(Visit visit) {
    all.remove(visit);
    var visitor = visit.visitor();
    if (visitor != null) {
      tabs.computeIfPresent(visitor.address(), (address, open) -> without(open, visit));
    }
  }

  Iterable<Visit> all() {
    return all;
  }

  /** Lets everybody go; they come again, to us or to another node. */
  void end() {
    if (subscription != null) {
      subscription.unregister();
    }
    all.forEach(visit -> visit.close(1012, "restart"));
  }

  private static List<Visit> joined(List<Visit> open, List<Visit> more) {
    return Stream.concat(open.stream(), more.stream()).toList();
  }

  private static @Nullable List<Visit> without(List<Visit> open, Visit gone) {
    var left = open.stream().filter(visit -> visit != gone).toList();
    return left.isEmpty() ? null : left;
  }
}
