package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A customer in a chat, who reads and answers what their screen shows, as far as it lets them. */
interface Guest {
  /**
   * A message of the firm's.
   *
   * @param options that can be touched; none where there are none, or only numbers to write
   */
  record Said(String text, List<String> options) {}

  void writes(String text);

  /** Oldest first. */
  List<Said> reads();

  /** Touches an option of the newest message that has it. */
  void touches(String option);

  /** Returns when a message with all these words is there. */
  default void gets(String... words) {
    await()
        .atMost(Steps.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(reads())
                    .extracting(Said::text)
                    .anySatisfy(text -> assertThat(text).contains(words)));
  }

  /** The newest message, once it has all these words. */
  default Said hears(String... words) {
    return await(String.join(" ", words))
        .atMost(Steps.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> reads().isEmpty() ? new Said("", List.of()) : reads().getLast(),
            said -> Arrays.stream(words).allMatch(said.text()::contains));
  }

  /** Answers a question in own words. */
  default Guest says(String question, String answer) {
    hears(question);
    writes(answer);
    return this;
  }

  /** Answers a question with an option: with a touch, or with its number. */
  default Guest picks(String question, String option) {
    var asked = hears(question);
    if (asked.options().contains(option)) {
      touches(option);
      return this;
    }
    var line = asked.text().lines().filter(one -> one.endsWith(" - " + option)).findFirst();
    assertThat(line).as(option + " in " + asked).isPresent();
    writes(line.orElseThrow().replaceFirst(" - .*", ""));
    return this;
  }
}
