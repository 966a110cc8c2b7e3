package dev.guiche.channel.telegram;

import dev.guiche.config.TelegramConfig.Mode;

class TelegramWebhookContractTest extends TelegramContractTest {
  TelegramWebhookContractTest() {
    super(Mode.WEBHOOK);
  }
}
