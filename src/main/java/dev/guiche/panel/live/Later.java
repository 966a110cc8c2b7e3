package dev.guiche.panel.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * News that do not concern a screen at once go out together a moment later: the newest state of
 * each thing, put together once for each audience. Used by the hub's thread alone.
 */
final class Later {
  private final Map<String, News> news = new LinkedHashMap<>();
  private final Map<String, String> forEverybody = new LinkedHashMap<>();

  void add(News one) {
    var before = news.remove(one.key());
    boolean moved = one.moved() || (before != null && before.moved());
    news.put(
        one.key(),
        new News(
            one.key(),
            one.place(),
            one.changed(),
            one.fresh(),
            moved,
            one.assignedTo(),
            one.called(),
            one.watched(),
            one.frame()));
  }

  /** A frame that everybody may see; a newer one of the same key replaces it. */
  void addForEverybody(String key, String frame) {
    forEverybody.put(key, frame);
  }

  boolean isEmpty() {
    return news.isEmpty() && forEverybody.isEmpty();
  }

  /**
   * @param change everything before it has been told to all of them
   */
  void tell(Collection<LiveSocket> sockets, long change) {
    var prepared = new HashMap<Hearers, Prepared>();
    for (var socket : sockets) {
      var scope = Objects.requireNonNull(socket.scope);
      var hearers = new Hearers(scope.audience(), socket.nearOnly);
      var mine = prepared.computeIfAbsent(hearers, who -> prepare(who, change));
      if (socket.takesBatches) {
        mine.messages().forEach(socket::tell);
      } else {
        mine.frames().forEach(socket::tell);
      }
      socket.tell(gone(socket, change));
    }
    news.clear();
    forEverybody.clear();
  }

  private record Hearers(Audience audience, boolean nearOnly) {
    boolean hear(News one) {
      return audience.sees(one.place().desk()) && !(nearOnly && one.isEntry());
    }
  }

  private record Prepared(List<String> frames, List<String> messages) {}

  private Prepared prepare(Hearers hearers, long change) {
    var frames = new ArrayList<>(forEverybody.values());
    for (var one : news.values()) {
      if (hearers.hear(one)) {
        frames.add(one.at(change));
      }
    }
    return new Prepared(frames, LiveSocket.together(frames));
  }

  private List<String> gone(LiveSocket socket, long change) {
    return news.values().stream()
        .filter(one -> one.moved() && !one.isEntry() && !socket.sees(one.place()))
        .map(one -> one.gone(change))
        .toList();
  }
}
