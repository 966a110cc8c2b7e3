package dev.guiche.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guiche.sandbox.whatsapp.TwilioAccount;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** WhatsApp messages as Twilio calls them in: whole HTTP requests, each signed. */
final class SignedHooks {
  private final TwilioAccount account;
  private final SecretKeySpec key;
  private final String head;
  private final AtomicLong count = new AtomicLong();

  SignedHooks(TwilioAccount account) {
    this.account = account;
    this.key = new SecretKeySpec(account.authToken().getBytes(UTF_8), "HmacSHA1");
    this.head =
        "POST "
            + account.webhook().getPath()
            + " HTTP/1.1\r\nHost: "
            + account.webhook().getAuthority()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  }

  /** In E.164. */
  static String number(int customer) {
    return "+5511988%06d".formatted(customer);
  }

  /** A new message of this customer. */
  Buffer message(int customer, String text) {
    var sid = "SM%032x".formatted(count.incrementAndGet());
    var fields = new TreeMap<String, String>();
    fields.put("AccountSid", account.sid());
    fields.put("ApiVersion", "2010-04-01");
    fields.put("Body", text);
    fields.put("From", "whatsapp:" + number(customer));
    fields.put("MessageSid", sid);
    fields.put("MessageType", "text");
    fields.put("MessagingServiceSid", account.service());
    fields.put("NumMedia", "0");
    fields.put("NumSegments", "1");
    fields.put("ProfileName", "Cliente " + customer);
    fields.put("SmsMessageSid", sid);
    fields.put("SmsSid", sid);
    fields.put("SmsStatus", "received");
    fields.put("To", "whatsapp:" + account.number());
    fields.put("WaId", number(customer).substring(1));
    return request(fields);
  }

  private Buffer request(TreeMap<String, String> fields) {
    var signed = new StringBuilder(account.webhook().toString());
    var body = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          signed.append(name).append(value);
          body.append(body.isEmpty() ? "" : "&").append(name).append('=');
          body.append(URLEncoder.encode(value, UTF_8));
        });
    return Buffer.buffer(
        head
            + "X-Twilio-Signature: "
            + Base64.getEncoder().encodeToString(digest(signed.toString()))
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private byte[] digest(String signed) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
