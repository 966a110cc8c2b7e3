package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a channel promises whose provider answers 429 to those who are too fast. */
public interface RateLimitContract extends ChannelContract {
  Misbehaviour misbehaviour();

  /** What the stand-in calls the sending of a text. */
  String sendCall();

  @Test
  default void theOutboxLearnsHowLongTheProviderWantsToRest() throws SendFailure {
    misbehaviour().next(sendCall(), new Fault.TooMany(Duration.ofSeconds(7)));
    var later =
        catchThrowableOfType(SendFailure.Later.class, () -> channel().send(text(1, "devagar")));
    assertThat(later).isNotNull();
    assertThat(later.after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(customer().reads()).isEmpty();
    channel().send(text(1, "devagar"));
    assertThat(customer().reads()).containsExactly("devagar");
  }
}
