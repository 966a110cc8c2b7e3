package dev.guiche.webhook;

import dev.guiche.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the Standard Webhooks specification says, so that its libraries check it. */
record Signature(List<Secret> secrets) {

  /** The headers of one attempt; the id stays, the time is the attempt's. */
  Map<String, String> headers(String id, Instant at, String body) {
    long seconds = at.getEpochSecond();
    String signed = id + "." + seconds + "." + body;
    return Map.of(
        "Content-Type",
        "application/json",
        "User-Agent",
        "Guiche-Webhooks/1",
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(seconds),
        "webhook-signature",
        secrets.stream().map(secret -> sign(secret, signed)).collect(Collectors.joining(" ")));
  }

  private static String sign(Secret secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.value()), "HmacSHA256"));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java has HmacSHA256", missing);
    }
  }
}
