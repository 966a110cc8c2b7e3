package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every channel promises, whoever the provider is. The test of an adapter implements this, and
 * {@link OutageContract}, {@link RateLimitContract} and {@link LostAnswerContract} where its
 * provider is a server elsewhere, has a limit, or can lose an answer. The adapter under test is
 * built, but not started, before each test.
 */
@Tag("DC-2")
public interface ChannelContract {
  Duration PATIENCE = Duration.ofSeconds(30);

  /** The adapter under test; always the same one within a test. */
  Channel channel();

  /** Another adapter for the same channel, as the next process would build it; not started. */
  Channel nextProcess();

  /** What {@link #channel} is to be started with; always the same one within a test. */
  RecordingInbox inbox();

  Customer customer();

  /** The provider delivers the customer's last message again, although it was acknowledged. */
  void redeliverLast();

  /**
   * The provider delivers what the adapter cannot read, under all the signatures it asks for.
   *
   * @return whether the adapter refused it to the provider's face; otherwise it must be in
   *     quarantine
   */
  boolean deliverRubbish();

  /** How many messages of the customer the provider holds without our acknowledgement. */
  int unacknowledged();

  /** Words that must be in the reason when the customer {@link Customer#refusesUs}. */
  String refusal();

  /** A text to the customer; mail puts it in an envelope. */
  default OutboundMessage text(long delivery, String text) {
    return new OutboundMessage(delivery, customer().address(), text, null, List.of(), null, null);
  }

  /** A person with the provider's app in hand. */
  interface Customer {
    Address address();

    void writes(String text);

    /** The texts that reached this customer, oldest first. */
    List<String> reads();

    /** From now on the provider refuses, for good, what we send this customer. */
    void refusesUs();
  }

  @AfterEach
  default void stopTheChannel() {
    inbox().beAvailable();
    channel().stop();
  }

  @Test
  default void aMessageBecomesAnEntryOfItsSender() {
    channel().start(inbox());
    customer().writes("Olá, preciso de ajuda ✋");
    awaitTexts("Olá, preciso de ajuda ✋");
    InboundMessage entry = inbox().entries().getFirst();
    assertThat(entry.channel()).isEqualTo(channel().name());
    assertThat(entry.from()).isEqualTo(customer().address());
    assertThat(entry.from().kind()).isEqualTo(channel().kind());
  }

  @Test
  default void aRedeliveredMessageIsOneEntry() {
    channel().start(inbox());
    customer().writes("uma vez só");
    awaitTexts("uma vez só");
    redeliverLast();
    customer().writes("fim");
    awaitTexts("uma vez só", "fim");
  }

  @Test
  default void theOrderIsTheCustomers() {
    channel().start(inbox());
    String[] lines =
        IntStream.rangeClosed(1, 30).mapToObj(n -> "linha " + n).toArray(String[]::new);
    for (String line : lines) {
      customer().writes(line);
    }
    awaitTexts(lines);
  }

  @Test
  default void whatTheInboxCannotKeepIsNotAcknowledgedAndComesAgain() {
    inbox().beUnavailable();
    channel().start(inbox());
    customer().writes("não se perca");
    await().atMost(PATIENCE).until(() -> inbox().attempts() > 0);
    assertThat(unacknowledged()).isEqualTo(1);
    assertThat(inbox().entries()).isEmpty();
    inbox().beAvailable();
    awaitTexts("não se perca");
    await().atMost(PATIENCE).until(() -> unacknowledged() == 0);
  }

  @Test
  default void nothingIsAcknowledgedBeforeTheCommit() {
    inbox().hold();
    channel().start(inbox());
    customer().writes("espere");
    await().atMost(PATIENCE).until(() -> inbox().attempts() > 0);
    assertThat(unacknowledged()).isEqualTo(1);
    inbox().beAvailable();
    awaitTexts("espere");
    await().atMost(PATIENCE).until(() -> unacknowledged() == 0);
  }

  @Test
  default void badInputDoesNotHoldUpTheNextMessage() {
    channel().start(inbox());
    boolean refused = deliverRubbish();
    customer().writes("depois");
    awaitTexts("depois");
    if (!refused) {
      await().atMost(PATIENCE).until(() -> inbox().quarantined().size() == 1);
    }
  }

  @Test
  default void whatIsWrittenBetweenTwoProcessesArrives() {
    channel().start(inbox());
    customer().writes("antes");
    awaitTexts("antes");
    channel().stop();
    customer().writes("enquanto não havia ninguém");
    Channel next = nextProcess();
    try {
      next.start(inbox());
      awaitTexts("antes", "enquanto não havia ninguém");
    } finally {
      next.stop();
    }
  }

  @Test
  default void theCustomerReadsWhatWeSend() throws SendFailure {
    channel().start(inbox());
    customer().writes("oi");
    awaitTexts("oi");
    Channel.Sent first = channel().send(text(1, "Bom dia! Já vejo isso."));
    Channel.Sent second = channel().send(text(2, "Pronto: <b>1 & 2</b> _ok_ 🙂"));
    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first.status()).isIn(DeliveryStatus.SENT, DeliveryStatus.DELIVERED);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(customer().reads())
                    .containsExactly("Bom dia! Já vejo isso.", "Pronto: <b>1 & 2</b> _ok_ 🙂"));
  }

  @Test
  default void aLongTextIsCutWithoutLoss() {
    String text = "Uma frase com 🙂 e acentuação, que se repete. ".repeat(400).strip();
    List<Channel.Part> parts = channel().parts(text, 2);
    String joined =
        String.join(" ", parts.stream().map(Channel.Part::text).filter(t -> !t.isEmpty()).toList());
    assertThat(joined).isEqualTo(text);
    assertThat(parts.stream().map(Channel.Part::file).filter(file -> file >= 0))
        .isSubsetOf(0, 1)
        .doesNotHaveDuplicates();
  }

  @Test
  default void aRefusalCarriesTheProvidersReason() {
    channel().start(inbox());
    customer().writes("oi");
    awaitTexts("oi");
    customer().refusesUs();
    var refused =
        catchThrowableOfType(
            SendFailure.Refused.class, () -> channel().send(text(1, "você está aí?")));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).contains(refusal());
    assertThat(customer().reads()).isEmpty();
  }

  default void awaitTexts(String... texts) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(inbox().texts()).containsExactly(texts));
  }

  /** Asks as the outbox does: again while the provider wants to be asked later. */
  default Channel.Lookup lookup(Channel asked, OutboundMessage message) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SendFailure.Later.class)
        .until(() -> asked.findSent(message, this::isKnown), found -> true);
  }

  private boolean isKnown(ExternalId id) {
    return inbox().entries().stream().anyMatch(entry -> entry.externalId().equals(id));
  }
}
