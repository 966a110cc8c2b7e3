package dev.guiche.walk;

import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import java.util.List;

/** A customer's chat with a WhatsApp number of the firm's. */
record WhatsAppChat(WhatsAppPhone phone) implements Guest {

  @Override
  public void writes(String text) {
    phone.writes(text);
  }

  @Override
  public List<Said> reads() {
    return phone.reads().stream().map(one -> new Said(one.text(), one.choices())).toList();
  }

  @Override
  public void touches(String option) {
    phone.picks(option);
  }
}
