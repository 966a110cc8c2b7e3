package dev.guiche.channel.telegram;

import dev.guiche.config.TelegramConfig.Mode;

class TelegramPollingContractTest extends TelegramContractTest {
  TelegramPollingContractTest() {
    super(Mode.POLLING);
  }
}
