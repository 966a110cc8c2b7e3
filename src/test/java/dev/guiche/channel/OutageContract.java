package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Channel.Lookup;
import dev.guiche.sandbox.Misbehaviour;
import org.junit.jupiter.api.Test;

/** What a channel promises whose provider is a server elsewhere, which can be away. */
public interface OutageContract extends ChannelContract {
  Misbehaviour misbehaviour();

  @Test
  default void anOutageOfTheProviderLosesNothing() throws SendFailure {
    channel().start(inbox());
    customer().writes("antes");
    awaitTexts("antes");
    misbehaviour().goAway();
    customer().writes("durante");
    var failure =
        catchThrowableOfType(SendFailure.class, () -> channel().send(text(1, "resposta")));
    // In doubt when a line that was open broke under the request.
    assertThat(failure).isInstanceOfAny(SendFailure.Later.class, SendFailure.InDoubt.class);
    misbehaviour().comeBack();
    awaitTexts("antes", "durante");
    if (failure instanceof SendFailure.InDoubt) {
      assertThat(lookup(channel(), text(1, "resposta"))).isEqualTo(new Lookup.Missing());
    }
    channel().send(text(1, "resposta"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(customer().reads()).containsExactly("resposta"));
  }
}
