package dev.guiche.channel.webchat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What the widget does with what its visitor writes: keeps it until it is acknowledged, connects
 * whenever it is not connected, and sends again.
 */
final class Browser implements AutoCloseable {
  private final Tab tab;
  private final List<JsonObject> waiting = new CopyOnWriteArrayList<>();
  private volatile @Nullable JsonObject last;
  private volatile boolean closed;
  private final Thread loop;

  Browser(Site site) {
    tab = site.tab();
    loop = Thread.ofVirtual().start(this::run);
  }

  Tab tab() {
    return tab;
  }

  void write(String text) {
    var message = tab.message(text);
    last = message;
    waiting.add(message);
  }

  void sendLastAgain() {
    tab.send(Objects.requireNonNull(last));
  }

  int unacknowledged() {
    drop();
    return waiting.size();
  }

  private void run() {
    try {
      while (!closed) {
        sendWaiting();
        Thread.sleep(250);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendWaiting() {
    try {
      if (tab.isClosed()) {
        tab.enter();
      }
      drop();
      new ArrayList<>(waiting).forEach(tab::send);
    } catch (RuntimeException notNow) {
      // The house is closed; the next round tries again.
    }
  }

  private void drop() {
    var accepted =
        tab.received().stream()
            .filter(frame -> "accepted".equals(frame.getString("type")))
            .map(frame -> frame.getString("id"))
            .toList();
    waiting.removeIf(message -> accepted.contains(message.getString("id")));
  }

  @Override
  public void close() {
    closed = true;
    loop.interrupt();
    tab.close();
  }
}
