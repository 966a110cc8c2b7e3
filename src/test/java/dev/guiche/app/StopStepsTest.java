package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopStepsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final StopSteps steps = new StopSteps();
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  private void start(String what) {
    steps.add(what, () -> stopped.add(what));
  }

  @Test
  void whatStartedLastStopsFirst() {
    start("database");
    start("channels");
    steps.run(LONG);
    assertThat(stopped).containsExactly("channels", "database");
  }

  @Test
  void nothingStopsTwice() {
    start("database");
    steps.run(LONG);
    steps.run(LONG);
    assertThat(stopped).containsExactly("database");
  }

  @Test
  void whatFailsOrHangsDoesNotKeepTheRestFromStopping() {
    start("database");
    steps.add(
        "broken",
        () -> {
          throw new IllegalStateException("broken");
        });
    steps.add("hanging", () -> new CountDownLatch(1).await());
    steps.run(Duration.ZERO);
    assertThat(stopped).containsExactly("database");
  }

  @Test
  void whatStartsWhileAllStopsIsStoppedAtOnce() {
    steps.run(LONG);
    assertThatThrownBy(() -> start("database")).isInstanceOf(IllegalStateException.class);
    assertThat(stopped).containsExactly("database");
  }
}
