package dev.guiche.sandbox.whatsapp;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries accepted messages to the phones and tells the gateway what became of them. A text arrives
 * at once; a file when it was fetched from where the gateway keeps it.
 */
final class Outgoing {
  private static final Pattern FILE_NAME = Pattern.compile("filename\\*=UTF-8''([^;]+)");
  private static final int MEDIA_NOT_FETCHED = 63019;
  private static final int UNKNOWN_RECIPIENT = 63024;

  private final TwilioAccount account;
  private final Ledger ledger;
  private final Callbacks callbacks;
  private final Map<String, ExecutorService> lines = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile StatusHabit habit = StatusHabit.IN_ORDER;

  Outgoing(TwilioAccount account, Ledger ledger, Callbacks callbacks) {
    this.account = account;
    this.ledger = ledger;
    this.callbacks = callbacks;
  }

  void habit(StatusHabit habit) {
    this.habit = habit;
  }

  /**
   * @param phone null when nobody has this number on WhatsApp
   */
  void accept(StoredMessage message, @Nullable WhatsAppPhone phone) {
    ledger.add(message);
    Integer obstacle =
        phone == null ? Integer.valueOf(UNKNOWN_RECIPIENT) : phone.obstacleFor(message);
    if (phone == null || obstacle != null) {
      later(message, () -> fail(message, obstacle == null ? UNKNOWN_RECIPIENT : obstacle));
      return;
    }
    phone.expects(message);
    if (message.mediaUrl == null) {
      phone.receives(message, null);
      later(message, () -> tell(message, "queued", "sent", "delivered"));
    } else {
      URI url = message.mediaUrl;
      later(message, () -> carryFile(message, phone, url));
    }
  }

  void wasRead(WhatsAppPhone phone, StoredMessage message) {
    later(message, () -> tell(message, "read"));
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  /** In the order of one customer's messages. */
  private void later(StoredMessage message, Step step) {
    callbacks.expect();
    lines
        .computeIfAbsent(
            message.to,
            to -> Executors.newSingleThreadExecutor(Thread.ofVirtual().name("twilio").factory()))
        .execute(
            () -> {
              try {
                step.run();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              } finally {
                callbacks.settled();
              }
            });
  }

  private void carryFile(StoredMessage message, WhatsAppPhone phone, URI url)
      throws InterruptedException {
    Media media = fetch(url);
    if (media == null) {
      fail(message, MEDIA_NOT_FETCHED);
    } else {
      ledger.attach(message, media);
      phone.receives(message, media);
      tell(message, "queued", "sent", "delivered");
    }
  }

  private @Nullable Media fetch(URI url) throws InterruptedException {
    var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(15)).build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return answer.statusCode() == 200 && !type.isEmpty()
          ? new Media(Ledger.newSid("ME"), name(answer), type, answer.body())
          : null;
    } catch (IOException notThere) {
      return null;
    }
  }

  private static String name(HttpResponse<byte[]> answer) {
    Matcher name = FILE_NAME.matcher(answer.headers().firstValue("Content-Disposition").orElse(""));
    return name.find() ? URLDecoder.decode(name.group(1), StandardCharsets.UTF_8) : "arquivo";
  }

  private void fail(StoredMessage message, int errorCode) throws InterruptedException {
    ledger.move(message, "undelivered", errorCode);
    call(message, "undelivered", errorCode);
  }

  private void tell(StoredMessage message, String... statuses) throws InterruptedException {
    List<String> inOrder = List.of(statuses);
    ledger.move(message, inOrder.getLast(), null);
    for (String status : habit.arrange(inOrder)) {
      call(message, status, null);
    }
  }

  private void call(StoredMessage message, String status, @Nullable Integer errorCode)
      throws InterruptedException {
    if (message.statusCallback == null) {
      return;
    }
    var fields = new TreeMap<String, String>();
    fields.put("AccountSid", account.sid());
    fields.put("ApiVersion", "2010-04-01");
    fields.put("ChannelPrefix", "whatsapp");
    fields.put("From", message.from);
    fields.put("To", message.to);
    fields.put("MessageSid", message.sid);
    fields.put("SmsSid", message.sid);
    fields.put("MessageStatus", status);
    fields.put("SmsStatus", status);
    if (errorCode != null) {
      fields.put("ErrorCode", errorCode.toString());
    }
    callbacks.expect();
    callbacks.callUntilTaken(message.statusCallback, fields);
  }

  void close() {
    lines.values().forEach(ExecutorService::shutdownNow);
    client.shutdownNow();
  }
}
