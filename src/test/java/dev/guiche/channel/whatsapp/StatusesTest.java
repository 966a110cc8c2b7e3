package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.DeliveryStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusesTest {
  @ParameterizedTest
  @CsvSource({
    "accepted, SENT",
    "scheduled, SENT",
    "queued, SENT",
    "sending, SENT",
    "sent, SENT",
    "delivered, DELIVERED",
    "read, READ",
    "undelivered, FAILED",
    "failed, FAILED",
    "canceled, FAILED"
  })
  void twiliosWordsAreOurs(String word, DeliveryStatus status) throws Form.Malformed {
    var report = read("MessageSid=SM1&MessageStatus=" + word).orElseThrow();
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason() != null).isEqualTo(status == DeliveryStatus.FAILED);
  }

  @Test
  void anEventOfReadingCountsWhateverTheStatusSays() throws Form.Malformed {
    assertThat(read("MessageSid=SM1&MessageStatus=sent&EventType=READ").orElseThrow().status())
        .isEqualTo(DeliveryStatus.READ);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageSid=SM1&MessageStatus=new-word", "MessageStatus=sent", ""})
  void whatSaysNothingIsNoReport(String form) throws Form.Malformed {
    assertThat(read(form)).isEmpty();
  }

  @Test
  void aKnownErrorIsSaidInPortuguese() throws Form.Malformed {
    assertThat(failure("ErrorCode=63024&ErrorMessage=Invalid+message+recipient"))
        .isEqualTo("Este número não tem WhatsApp ou não pode receber mensagens. (erro 63024)");
  }

  @Test
  void anUnknownErrorIsSaidInTwiliosWords() throws Form.Malformed {
    assertThat(failure("ErrorCode=99999&ChannelStatusMessage=Out+of+stamps"))
        .isEqualTo("O WhatsApp não entregou a mensagem (erro 99999): Out of stamps");
    assertThat(failure("")).isEqualTo("O WhatsApp não entregou a mensagem.");
  }

  private static String failure(String fields) throws Form.Malformed {
    return String.valueOf(
        read("MessageSid=SM1&MessageStatus=failed&" + fields).orElseThrow().reason());
  }

  private static Optional<DeliveryReport> read(String form) throws Form.Malformed {
    return Statuses.read(new ChannelName("zap"), Form.parse(form.getBytes(UTF_8)));
  }
}
