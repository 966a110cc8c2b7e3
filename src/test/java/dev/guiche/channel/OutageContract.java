package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.guiche.sandbox.Misbehaviour;
import java.util.List;
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
    var later =
        catchThrowableOfType(SendFailure.Later.class, () -> channel().send(text(1, "resposta")));
    assertThat(later).isNotNull();
    assertThat(later.reason()).isNotBlank();
    misbehaviour().comeBack();
    awaitTexts("antes", "durante");
    channel().send(text(1, "resposta"));
    await().atMost(PATIENCE).until(() -> customer().reads().equals(List.of("resposta")));
  }
}
