package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.telegram.TelegramPhone;

/** A customer's chat with the firm's bot. */
record Chat(TelegramPhone phone) {

  void writes(String text) {
    phone.writes(text);
  }

  /** Returns when a message with all these words is there. */
  void gets(String... words) {
    await()
        .atMost(Steps.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(phone.reads().stream().map(TelegramMessage::text))
                    .anySatisfy(text -> assertThat(text).contains(words)));
  }
}
