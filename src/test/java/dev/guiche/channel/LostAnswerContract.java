package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.channel.Channel.Lookup;
import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.Misbehaviour.Fault;
import org.junit.jupiter.api.Test;

/** What a channel promises whose provider can take a message and lose the answer. */
public interface LostAnswerContract extends ChannelContract {
  Misbehaviour misbehaviour();

  /** What the stand-in calls the sending of a text. */
  String sendCall();

  @Test
  default void aMessageWhoseAnswerWasLostIsFoundAndNotSentAgain() {
    begin();
    misbehaviour().next(sendCall(), new Fault.CutAfter());
    assertInDoubt(text(1, "chegou?"));
    assertThat(lookup(text(1, "chegou?"))).isInstanceOf(Lookup.Found.class);
    assertThat(customer().reads()).containsExactly("chegou?");
  }

  @Test
  default void aMessageThatNeverArrivedIsMissedAndSentAgain() throws SendFailure {
    begin();
    misbehaviour().next(sendCall(), new Fault.CutBefore());
    assertInDoubt(text(1, "chegou?"));
    assertThat(lookup(text(1, "chegou?"))).isEqualTo(new Lookup.Missing());
    channel().send(text(1, "chegou?"));
    assertThat(customer().reads()).containsExactly("chegou?");
  }

  @Test
  default void aMessageFromAnEarlierProcessIsFound() {
    begin();
    misbehaviour().next(sendCall(), new Fault.CutAfter());
    assertInDoubt(text(1, "chegou?"));
    channel().stop();
    Channel next = nextProcess();
    try {
      next.start(inbox());
      customer().writes("recebi");
      awaitTexts("oi", "recebi");
      assertThat(lookup(next, text(1, "chegou?"))).isInstanceOf(Lookup.Found.class);
    } finally {
      next.stop();
    }
  }

  private void begin() {
    channel().start(inbox());
    customer().writes("oi");
    awaitTexts("oi");
  }

  private void assertInDoubt(OutboundMessage message) {
    assertThat(catchThrowableOfType(SendFailure.InDoubt.class, () -> channel().send(message)))
        .isNotNull();
  }

  private Lookup lookup(OutboundMessage message) {
    return lookup(channel(), message);
  }
}
