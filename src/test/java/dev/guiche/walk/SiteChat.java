package dev.guiche.walk;

import dev.guiche.app.WebCustomer;
import java.util.List;
import java.util.stream.StreamSupport;

/** A visitor in the chat of a site of the firm's. */
record SiteChat(WebCustomer visitor) implements Guest {

  @Override
  public void writes(String text) {
    visitor.writes(text);
  }

  @Override
  public List<Said> reads() {
    return visitor.sees().stream()
        .map(
            entry ->
                new Said(
                    entry.get("text").asText(),
                    StreamSupport.stream(entry.get("choices").spliterator(), false)
                        .map(choice -> choice.asText())
                        .toList()))
        .toList();
  }

  /** A button of the chat says what stands on it. */
  @Override
  public void touches(String option) {
    writes(option);
  }
}
