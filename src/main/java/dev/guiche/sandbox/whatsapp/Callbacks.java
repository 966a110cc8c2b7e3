package dev.guiche.sandbox.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.sandbox.Misbehaviour;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the gateway as Twilio does: signed, and again until it is answered with 2xx. */
final class Callbacks {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final String authToken;
  private final Misbehaviour misbehaviour;
  private volatile boolean givesUp;
  private final AtomicInteger underWay = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  Callbacks(String authToken, Misbehaviour misbehaviour) {
    this.authToken = authToken;
    this.misbehaviour = misbehaviour;
  }

  /** Announces work before it is queued, so that nobody takes a pause for the end. */
  void expect() {
    underWay.incrementAndGet();
  }

  void settled() {
    underWay.decrementAndGet();
  }

  /** Calls that are not acknowledged, and work that will lead to some. */
  int underWay() {
    return underWay.get();
  }

  /** From now on a web hook that is not taken at once is dropped. */
  void giveUpAtOnce(boolean atOnce) {
    this.givesUp = atOnce;
  }

  /** An {@link #expect expected} web hook, which Twilio may give up. */
  void deliver(URI url, Map<String, String> fields) throws InterruptedException {
    if (givesUp) {
      call(url, fields);
      settled();
    } else {
      callUntilTaken(url, fields);
    }
  }

  /** Returns when an {@link #expect expected} call is acknowledged. */
  void callUntilTaken(URI url, Map<String, String> fields) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (!call(url, fields)) {
      Thread.sleep(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
    settled();
  }

  /** Once; whether it was taken. */
  boolean call(URI url, Map<String, String> fields) throws InterruptedException {
    if (misbehaviour.isAway()) {
      return false;
    }
    var request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", sign(url, new TreeMap<>(fields)))
            .header("User-Agent", "TwilioProxy/1.1")
            .POST(BodyPublishers.ofString(form(fields)))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String sign(URI url, SortedMap<String, String> fields) {
    var signed = new StringBuilder(url.toString());
    fields.forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException noSuchDigest) {
      throw new IllegalStateException(noSuchDigest);
    }
  }

  void close() {
    client.shutdownNow();
  }
}
