package dev.guiche.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-2")
class WebchatIdentityTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private Site site;
  private WebchatChannel channel;

  @BeforeEach
  void open() {
    site = new Site(db.database(), "site");
    channel = site.started();
  }

  @AfterEach
  void close() {
    channel.stop();
    site.close();
    db.database().update("delete from webchat_visitor");
  }

  @Test
  void aSignedPersonIsTheSameOnEveryDevice() {
    try (var laptop = site.tab().enterAs(ana());
        var phone = site.tab()) {
      laptop.write("do computador");
      phone.enterAs(ana());
      assertThat(phone.texts("visitor")).containsExactly("do computador");
      assertThat(phone.token()).isNotEqualTo(laptop.token());
    }
  }

  @Test
  void theSignedEmailAndNameGoWithTheMessage() {
    try (var tab = site.tab().enterAs(ana())) {
      tab.write("oi");
    }
    var entry = site.inbox.entries().getFirst();
    assertThat(entry.senderName()).isEqualTo("Ana Souza");
    assertThat(entry.email()).isEqualTo("ana@cliente.example");
  }

  @Test
  void aSignedPersonsWordsDoNotChangeWhatTheSiteSigned() {
    try (var tab = site.tab().enterAs(ana())) {
      tab.send(Tab.frame("introduce").put("name", "Chefe").put("email", "chefe@example.com"));
      tab.write("oi");
    }
    assertThat(site.inbox.entries().getFirst().email()).isEqualTo("ana@cliente.example");
  }

  @Test
  void aWrongSignatureIsRefusedAndSaysHowToSign() {
    try (var tab = site.tab().connect()) {
      tab.send(Tab.frame("hello").put("identity", ana().put("email", "eva@example.com")));
      var refused = tab.awaitFrame("error");
      assertThat(refused.getString("code")).isEqualTo("identity-wrong");
      assertThat(refused.getString("detail")).contains("HMAC-SHA256");
      tab.send(Tab.frame("hello"));
      tab.awaitFrame("welcome");
    }
  }

  @Test
  void anAnonymousTalkGoesOnUnderTheIdentityThatItsBrowserProves() {
    try (var before = site.tab().enter()) {
      before.write("ainda sem login");
      try (var after = before.another().enterAs(ana())) {
        assertThat(after.texts("visitor")).containsExactly("ainda sem login");
        assertThat(after.token()).isEqualTo(before.token());
      }
    }
  }

  @Test
  void anAnonymousTalkIsNotMixedIntoAPersonsOwn() {
    try (var laptop = site.tab().enterAs(ana());
        var stranger = site.tab().enter()) {
      laptop.write("de Ana");
      stranger.write("de alguém");
      try (var after = stranger.another().enterAs(ana())) {
        assertThat(after.texts("visitor")).containsExactly("de Ana");
      }
    }
  }

  @Test
  void theNextUserOfASharedComputerSeesNothingOfASignedPerson() {
    try (var ana = site.tab().enterAs(ana())) {
      ana.write("meu CPF");
      try (var next = ana.another().enter()) {
        assertThat(next.texts("visitor")).isEmpty();
        assertThat(next.token()).isNotEqualTo(ana.token());
      }
    }
  }

  @Test
  void whatIsSignedCannotBeReadInTwoWays() {
    String signature = sign("1\na@b.c\nAna");
    try (var tab = site.tab().connect()) {
      tab.send(
          Tab.frame("hello")
              .put(
                  "identity",
                  new JsonObject()
                      .put("id", "1\na@b.c")
                      .put("email", "Ana")
                      .put("name", "")
                      .put("signature", signature)));
      assertThat(tab.awaitFrame("error").getString("code")).isEqualTo("invalid");
    }
  }

  private static JsonObject ana() {
    return new JsonObject()
        .put("id", "cliente-42")
        .put("name", "Ana Souza")
        .put("email", "ana@cliente.example")
        .put("signature", sign("cliente-42\nana@cliente.example\nAna Souza"));
  }

  private static String sign(String words) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Site.KEY.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
