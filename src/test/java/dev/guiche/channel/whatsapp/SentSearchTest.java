package dev.guiche.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.api.v2010.account.Message;
import dev.guiche.channel.Address;
import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.ExternalId;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Address ANA = House.address("+5531987654321");

  private final SentSearch search = new SentSearch(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void theOldestUnknownOneIsOurs() {
    var listed = List.of(message("SM3", "ok", 1), message("SM2", "ok", 2), message("SM1", "ok", 3));
    assertThat(search.find(listed, House.text(ANA, "ok"), new ExternalId("SM1")::equals))
        .isEqualTo(new Lookup.Found(new ExternalId("SM2")));
  }

  @Test
  void theSameWordsOfLastWeekAreNotOurs() {
    assertThat(
            search.find(
                List.of(message("SM1", "ok", 60 * 24 * 7)), House.text(ANA, "ok"), id -> false))
        .isEqualTo(new Lookup.Missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "undelivered", "canceled"})
  void whatNeverReachedTheCustomerIsSentAgain(String status) {
    var failed = message("SM1", "ok", 1, status);
    assertThat(search.find(List.of(failed), House.text(ANA, "ok"), id -> false))
        .isEqualTo(new Lookup.Missing());
  }

  @Test
  void aTemplateIsKnownByTheTextInIt() {
    var listed = List.of(message("SM1", "Mensagem: linha um · linha dois. Responda.", 1));
    assertThat(search.find(listed, House.textOutside(ANA, "linha um\nlinha dois"), id -> false))
        .isEqualTo(new Lookup.Found(new ExternalId("SM1")));
    assertThat(search.find(listed, House.text(ANA, "linha um"), id -> false))
        .isEqualTo(new Lookup.Missing());
  }

  @Test
  void aListThatIsCutOffProvesNothing() {
    var other = Collections.nCopies(Twilio.MOST_LISTED, message("SM1", "outra", 1));
    assertThat(search.find(other, House.text(ANA, "ok"), id -> false))
        .isEqualTo(new Lookup.Unknown(false));
  }

  private static Message message(String sid, String body, int minutesAgo) {
    return message(sid, body, minutesAgo, "sent");
  }

  private static Message message(String sid, String body, int minutesAgo, String status) {
    String json =
        new JsonObject()
            .put("sid", sid)
            .put("body", body)
            .put("num_media", "0")
            .put("status", status)
            .put("date_created", RFC_2822.format(NOW.minus(Duration.ofMinutes(minutesAgo))))
            .encode();
    return Message.fromJson(json, new ObjectMapper());
  }
}
