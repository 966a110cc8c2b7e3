package dev.guiche.walk;

import dev.guiche.sandbox.telegram.TelegramPhone;
import java.util.List;

/** A customer's chat with a bot of the firm's. */
record Chat(TelegramPhone phone) implements Guest {

  @Override
  public void writes(String text) {
    phone.writes(text);
  }

  @Override
  public List<Said> reads() {
    return phone.reads().stream().map(one -> new Said(one.text(), one.buttons())).toList();
  }

  @Override
  public void touches(String option) {
    phone.presses(option);
  }
}
