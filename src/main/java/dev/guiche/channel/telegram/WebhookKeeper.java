package dev.guiche.channel.telegram;

import dev.guiche.channel.telegram.ApiFailure.Refusal;
import dev.guiche.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/**
 * Tells Telegram where to post, sees to it that it stays so, and reads what Telegram complains of.
 */
final class WebhookKeeper {
  private final BotClient client;
  private final String url;
  private final Secret secret;
  private final Condition condition;
  private final Pace pace;
  private CountDownLatch stopping = new CountDownLatch(1);

  WebhookKeeper(BotClient client, String url, Secret secret, Condition condition, Pace pace) {
    this.client = client;
    this.url = url;
    this.secret = secret;
    this.condition = condition;
    this.pace = pace;
  }

  synchronized void start() {
    CountDownLatch end = new CountDownLatch(1);
    stopping = end;
    Thread.ofVirtual().name("telegram-webhook").start(() -> keep(end));
  }

  synchronized void stop() {
    stopping.countDown();
  }

  private void keep(CountDownLatch end) {
    int failures = 0;
    boolean set = false;
    Duration pause = Duration.ZERO;
    try {
      while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          set = set && check();
          if (!set) {
            set();
            set = true;
          }
          failures = 0;
          pause = pace.silence();
        } catch (ApiFailure failure) {
          condition.down(Reasons.listening(failure));
          Duration wish = wish(failure);
          pause = wish == null ? pace.pauseAfter(++failures) : wish;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable Duration wish(ApiFailure failure) {
    return failure instanceof Refusal refusal ? refusal.retryAfter() : null;
  }

  private void set() throws ApiFailure {
    SetWebhook order =
        SetWebhook.builder()
            .url(url)
            .secretToken(secret.value())
            .allowedUpdates(GetRawUpdates.KINDS)
            .dropPendingUpdates(false)
            .build();
    client.make(telegram -> telegram.executeAsync(order));
    condition.up();
  }

  /** Whether Telegram still posts to us. */
  private boolean check() throws ApiFailure {
    WebhookInfo info = client.call(new GetWebhookInfo());
    if (complainsNow(info)) {
      condition.down(
          "O Telegram não consegue entregar em %s: %s".formatted(url, info.getLastErrorMessage()));
    } else {
      condition.up();
    }
    return url.equals(info.getUrl());
  }

  private boolean complainsNow(WebhookInfo info) {
    return info.getLastErrorDate() != null
        && info.getPendingUpdatesCount() > 0
        && Instant.ofEpochSecond(info.getLastErrorDate())
            .isAfter(Instant.now().minus(pace.silence().multipliedBy(2)));
  }
}
