package dev.guiche.channel.whatsapp;

import static dev.guiche.channel.whatsapp.House.OLD_TOKEN;
import static dev.guiche.channel.whatsapp.House.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.RecordingInbox;
import dev.guiche.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Only Twilio is let in, and Twilio always is. */
@Tag("DC-2")
class SignatureTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final Map<String, String> MESSAGE =
      Caller.message("SM1", "whatsapp:+5531987654321", "não & sim = talvez + “ação” 🙂");

  private final RecordingInbox inbox = new RecordingInbox();
  private House house;
  private URI hook;
  private WhatsAppChannel channel;

  @BeforeEach
  void build() {
    house = new House(db);
    hook = URI.create(house.url() + "/hooks/whatsapp/zap");
    open(house.url());
  }

  private void open(URI publicUrl) {
    channel = house.build(house.config(), publicUrl, House.SLOWLY);
    channel.start(inbox);
  }

  @AfterEach
  void close() {
    channel.stop();
    house.close();
  }

  @Test
  void aSignedMessageIsTaken() throws Exception {
    var answer = post(Caller.sign(TOKEN, hook.toString(), MESSAGE));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<Response/>");
    assertThat(inbox.texts()).containsExactly("não & sim = talvez + “ação” 🙂");
  }

  @Test
  void anUnsignedMessageIsRefused() throws Exception {
    assertRefused(Caller.post(hook, MESSAGE));
  }

  @Test
  void aWrongSignatureIsRefused() throws Exception {
    assertRefused(post("AAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    assertRefused(post("not base64 at all"));
    assertRefused(post(""));
  }

  @Test
  void aSignatureWithAnotherTokenIsRefused() throws Exception {
    assertRefused(post(Caller.sign("another", hook.toString(), MESSAGE)));
  }

  @Test
  void everyConfiguredTokenMaySign() throws Exception {
    var answer = post(Caller.sign(OLD_TOKEN, hook.toString(), MESSAGE));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aChangedMessageIsRefused() throws Exception {
    String signature = Caller.sign(TOKEN, hook.toString(), MESSAGE);
    var changed = Caller.message("SM1", "whatsapp:+5531987654321", "outra coisa");
    assertRefused(Caller.post(hook, changed, "X-Twilio-Signature", signature));
  }

  @Test
  void aSignatureForAnotherAddressIsRefused() throws Exception {
    assertRefused(post(Caller.sign(TOKEN, hook + "/status", MESSAGE)));
    assertRefused(post(Caller.sign(TOKEN, "https://elsewhere.example/hook", MESSAGE)));
  }

  @Test
  void theQueryIsPartOfTheAddress() throws Exception {
    URI withQuery = URI.create(hook + "?a=1&b=%20c");
    String signature = Caller.sign(TOKEN, withQuery.toString(), MESSAGE);
    assertThat(Caller.post(withQuery, MESSAGE, "X-Twilio-Signature", signature).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theConfiguredPublicAddressCountsWhateverTheConnectionSays() throws Exception {
    channel.stop();
    open(URI.create("https://guiche.example/base/"));
    String address = "https://guiche.example/base/hooks/whatsapp/zap";
    assertRefused(post(Caller.sign(TOKEN, hook.toString(), MESSAGE)));
    assertThat(post(Caller.sign(TOKEN, address, MESSAGE)).statusCode()).isEqualTo(200);
  }

  @Test
  void thePortMayBeSpelledOrNot() throws Exception {
    channel.stop();
    open(URI.create("https://guiche.example"));
    String address = "https://guiche.example:443/hooks/whatsapp/zap";
    assertThat(post(Caller.sign(TOKEN, address, MESSAGE)).statusCode()).isEqualTo(200);
  }

  @Test
  void aConfiguredProxyMayTellTheAddress() throws Exception {
    String signature = Caller.sign(TOKEN, "https://zap.example/hooks/whatsapp/zap", MESSAGE);
    var answer =
        Caller.post(
            hook,
            MESSAGE,
            "X-Twilio-Signature",
            signature,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "zap.example");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aStrangerMayNotTellTheAddress() throws Exception {
    channel.stop();
    channel = house.buildBehind(ip -> false);
    channel.start(inbox);
    String signature = Caller.sign(TOKEN, "https://zap.example/hooks/whatsapp/zap", MESSAGE);
    assertRefused(
        Caller.post(
            hook, MESSAGE, "X-Twilio-Signature", signature, "X-Forwarded-Host", "zap.example"));
  }

  @Test
  void aNumberOfAMessagingServiceIsNotRefused() throws Exception {
    var message = Caller.message("SM2", "whatsapp:+5531987654321", "oi");
    message.put("MessagingServiceSid", House.SERVICE);
    message.put("To", "whatsapp:+14155550000");
    String signature = Caller.sign(TOKEN, hook.toString(), message);
    assertThat(Caller.post(hook, message, "X-Twilio-Signature", signature).statusCode())
        .isEqualTo(200);
  }

  @Test
  void statusCallbacksAreSignedToo() throws Exception {
    URI status = URI.create(hook + "/status");
    Map<String, String> sent = Map.of("MessageSid", "SM9", "MessageStatus", "sent");
    assertRefused(Caller.post(status, sent));
    assertThat(inbox.reports()).isEmpty();
    String signature = Caller.sign(TOKEN, status.toString(), sent);
    assertThat(Caller.post(status, sent, "X-Twilio-Signature", signature).statusCode())
        .isEqualTo(204);
    assertThat(inbox.reports()).hasSize(1);
  }

  private HttpResponse<String> post(String signature) throws Exception {
    return Caller.post(hook, MESSAGE, "X-Twilio-Signature", signature);
  }

  private void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":403").doesNotContain(TOKEN);
    assertThat(inbox.entries()).isEmpty();
  }
}
