package dev.guiche.sandbox.telegram;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Trick;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a bot has not confirmed yet. An update leaves by a poll with a higher offset, or by a 2xx of
 * the web hook, and in no other way.
 */
final class Updates {
  private final Vertx vertx;
  private final Misbehaviour misbehaviour;
  private final NavigableMap<Long, JsonObject> pending = new TreeMap<>();
  private final Set<Long> twice = new HashSet<>();
  private final List<JsonObject> again = new ArrayList<>();
  private final Set<String> allowed = new HashSet<>();
  private @Nullable JsonObject last;
  private @Nullable JsonObject swapped;
  private @Nullable Waiter waiter;
  private @Nullable WebhookSender webhook;
  private long nextId = 700_000_001;

  private record Waiter(Promise<JsonArray> answer, long offset, int limit) {}

  Updates(Vertx vertx, Misbehaviour misbehaviour) {
    this.vertx = vertx;
    this.misbehaviour = misbehaviour;
  }

  /**
   * Something happened that the bot should hear of.
   *
   * @param update without its id
   */
  synchronized void add(JsonObject update) {
    if (!allowed.isEmpty() && update.fieldNames().stream().noneMatch(allowed::contains)) {
      return;
    }
    switch (misbehaviour.onDelivery()) {
      case null -> enqueue(update);
      case Trick.Twice twiceOver -> twice.add(enqueue(update));
      case Trick.Late late -> after(late.by(), () -> enqueue(update));
      case Trick.Swapped withNext -> swapped = update;
    }
  }

  private void after(Duration time, Runnable step) {
    vertx.setTimer(Math.max(1, time.toMillis()), fired -> step.run());
  }

  private synchronized long enqueue(JsonObject update) {
    long id = nextId++;
    update.put("update_id", id);
    pending.put(id, update);
    last = update;
    offer(id, update);
    if (swapped != null) {
      JsonObject held = swapped;
      swapped = null;
      enqueue(held);
    }
    wake();
    return id;
  }

  private void offer(long id, JsonObject update) {
    if (webhook != null) {
      webhook.offer(update, () -> confirmed(id));
    }
  }

  /** What the bot had confirmed already comes once more. */
  synchronized void redeliverLast() {
    if (last == null) {
      return;
    }
    if (webhook != null) {
      webhook.offer(last, () -> {});
    } else {
      again.add(last);
      wake();
    }
  }

  synchronized int unconfirmed() {
    return pending.size() + (swapped == null ? 0 : 1);
  }

  /** Names of update kinds; none keeps what was set before, as the Bot API does. */
  synchronized void allow(@Nullable JsonArray kinds) {
    if (kinds != null) {
      allowed.clear();
      kinds.forEach(kind -> allowed.add(String.valueOf(kind)));
    }
  }

  /** One getUpdates: answers at once when there is something, else when there is, or in time. */
  synchronized Future<JsonArray> poll(long offset, int limit, Duration timeout) {
    if (webhook != null) {
      throw new ApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active;"
              + " use deleteWebhook to delete the webhook first");
    }
    dismissWaiter();
    confirmBelow(offset);
    JsonArray batch = batch(limit);
    if (!batch.isEmpty() || timeout.isZero()) {
      return Future.succeededFuture(batch);
    }
    Waiter mine = new Waiter(Promise.promise(), offset, limit);
    waiter = mine;
    after(timeout, () -> mine.answer.tryComplete(new JsonArray()));
    return mine.answer.future();
  }

  private void dismissWaiter() {
    if (waiter != null) {
      waiter.answer.tryFail(
          new ApiError(
              409,
              "Conflict: terminated by other getUpdates request;"
                  + " make sure that only one bot instance is running"));
      waiter = null;
    }
  }

  private void confirmBelow(long offset) {
    long below = offset >= 0 ? offset : firstOfLast(-offset);
    for (Long id : List.copyOf(pending.headMap(below, false).keySet())) {
      confirmed(id);
    }
  }

  private long firstOfLast(long count) {
    return pending.descendingKeySet().stream().limit(count).reduce((a, b) -> b).orElse(0L);
  }

  private synchronized void confirmed(long id) {
    JsonObject update = pending.remove(id);
    if (update != null && twice.remove(id)) {
      if (webhook != null) {
        webhook.offer(update, () -> {});
      } else {
        again.add(update);
      }
    }
  }

  private JsonArray batch(int limit) {
    JsonArray batch = new JsonArray();
    again.forEach(batch::add);
    again.clear();
    pending.values().stream().limit(limit).forEach(batch::add);
    return batch;
  }

  private void wake() {
    if (waiter != null) {
      Waiter woken = waiter;
      waiter = null;
      JsonArray batch = batch(woken.limit);
      vertx.runOnContext(now -> woken.answer.tryComplete(batch));
    }
  }

  /** Posts from now on, beginning with what is not confirmed; null goes back to polling. */
  synchronized void post(@Nullable WebhookSender sender) {
    if (webhook != null) {
      webhook.stop();
    }
    webhook = sender;
    dismissWaiter();
    List.copyOf(pending.entrySet()).forEach(entry -> offer(entry.getKey(), entry.getValue()));
  }

  synchronized void drop() {
    pending.clear();
  }

  synchronized @Nullable WebhookSender webhook() {
    return webhook;
  }
}
