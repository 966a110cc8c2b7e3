package dev.guiche.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How attempts thin out. */
class BackOffTest {
  private final BackOff pause = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(60));

  @Test
  void eachPauseIsUpToTwiceTheOneBeforeAndNoneIsLongerThanTheLongest() {
    for (long most = 200; most < 60_000; most *= 2) {
      assertThat(pause.next().toMillis()).isBetween(most / 2, most);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(pause.next().toMillis()).isBetween(30_000L, 60_000L);
    }
  }

  @Test
  void aSuccessBeginsAnew() {
    for (int i = 0; i < 20; i++) {
      pause.next();
    }
    pause.reset();
    assertThat(pause.next().toMillis()).isBetween(100L, 200L);
  }
}
