package dev.guiche.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.Channel.Sent;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.telegram.TelegramPhone;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether a message whose answer was lost is found among all the others, and only that one. */
class TelegramLostAnswersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** A call is over before a slow stand-in has done its work. */
  private static final Pace HASTY =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ZERO);

  private static final Pace PATIENT =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofHours(1));

  private TelegramRig rig = TelegramRig.polling(DATABASE.database());
  private final Set<ExternalId> sent = new HashSet<>();

  @BeforeEach
  void start() {
    rig.begin();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void itIsFoundAmongMessagesOfOthers() throws SendFailure {
    TelegramPhone other = rig.bot.phone("João");
    other.writes("antes");
    lose(new Fault.CutAfter(), "sendMessage", rig.message(1, "perdida?"));
    for (int n = 0; n < 30; n++) {
      other.writes("depois " + n);
      rig.phone.writes("eu também " + n);
    }
    assertFound(rig.message(1, "perdida?"), "perdida?");
  }

  @Test
  void ourOtherMessagesAreNotMistakenForIt() throws SendFailure {
    send(rig.message(1, "primeira"));
    lose(new Fault.CutBefore(), "sendMessage", rig.message(2, "segunda"));
    assertThat(look(rig.message(2, "segunda"))).isEqualTo(new Lookup.Missing());
    send(rig.message(2, "segunda"));
    lose(new Fault.CutAfter(), "sendMessage", rig.message(3, "terceira"));
    assertFound(rig.message(3, "terceira"), "terceira");
    assertThat(rig.phone.reads().stream().map(TelegramMessage::text))
        .containsExactly("primeira", "segunda", "terceira");
  }

  @Test
  void anotherNodesMessagesAreNotMistakenForIt() throws SendFailure {
    TelegramChannel other = rig.secondNode();
    rig.channel.send(rig.message(1, "do primeiro nó"));
    rig.standIn.misbehaviour().next("sendMessage", new Fault.CutBefore());
    catchThrowableOfType(
        SendFailure.InDoubt.class, () -> other.send(rig.message(2, "do segundo nó")));
    assertThat(other.findSent(rig.message(2, "do segundo nó"), nobodyTold -> false))
        .isEqualTo(new Lookup.Missing());
    other.stop();
  }

  @Test
  void itIsFoundWhenManyOthersOvertookIt() throws SendFailure {
    rig.close();
    rig = new TelegramRig(DATABASE.database(), Mode.POLLING, HASTY);
    rig.begin();
    rig.standIn.misbehaviour().next("sendMessage", new Fault.Slow(Duration.ofSeconds(4)));
    assertThat(
            catchThrowableOfType(
                SendFailure.InDoubt.class, () -> rig.channel.send(rig.message(1, "devagar"))))
        .isNotNull();
    for (int n = 0; n < 60; n++) {
      rig.channel.send(rig.messageTo(rig.bot.phone("Outro"), 100 + n, "rápida"));
    }
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.phone.reads().size() == 1);
    TelegramChannel other = rig.secondNode(); // remembers nothing
    assertThat(other.findSent(rig.message(1, "devagar"), nobodyTold -> false))
        .isInstanceOf(Lookup.Found.class);
    other.stop();
  }

  @Test
  void nobodyAsksWhileTheRequestMayStillArrive() {
    rig.close();
    rig = new TelegramRig(DATABASE.database(), Mode.POLLING, PATIENT);
    rig.begin();
    lose(new Fault.CutBefore(), "sendMessage", rig.message(1, "a caminho?"));
    var later =
        catchThrowableOfType(SendFailure.Later.class, () -> look(rig.message(1, "a caminho?")));
    assertThat(later.after()).isEqualTo(PATIENT.settle());
  }

  @Test
  void aFileIsFoundToo() throws SendFailure {
    OutboundMessage file =
        rig.message(1, "", new OutboundAttachment(1, "n.pdf", "application/pdf", new byte[] {1}));
    lose(new Fault.CutAfter(), "sendDocument", file);
    assertThat(look(file)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void whatWasNeverBegunIsMissing() throws SendFailure {
    assertThat(look(rig.message(7, "nunca"))).isEqualTo(new Lookup.Missing());
  }

  @Test
  void whatWasAnsweredIsFoundWithoutAsking() throws SendFailure {
    Sent answered = rig.channel.send(rig.message(1, "chegou"));
    rig.standIn.misbehaviour().goAway();
    assertThat(look(rig.message(1, "chegou"))).isEqualTo(new Lookup.Found(answered.id()));
  }

  @Test
  void whatTelegramRefusedIsMissing() throws SendFailure {
    rig.phone.blocksTheBot();
    var unused =
        catchThrowableOfType(
            SendFailure.Refused.class, () -> rig.channel.send(rig.message(1, "não vai")));
    assertThat(look(rig.message(1, "não vai"))).isEqualTo(new Lookup.Missing());
  }

  @Test
  void nobodyCanTellOnceThePersonHasBlockedTheBot() throws SendFailure {
    lose(new Fault.CutAfter(), "sendMessage", rig.message(1, "chegou?"));
    rig.phone.blocksTheBot();
    assertThat(look(rig.message(1, "chegou?"))).isEqualTo(new Lookup.Unknown(false));
    rig.phone.unblocksTheBot();
    assertThat(look(rig.message(1, "chegou?"))).isEqualTo(new Lookup.Unknown(false));
  }

  @Test
  void whileTelegramIsAwayItIsAskedLater() {
    lose(new Fault.CutAfter(), "sendMessage", rig.message(1, "chegou?"));
    rig.standIn.misbehaviour().goAway();
    assertThat(catchThrowableOfType(SendFailure.Later.class, () -> look(rig.message(1, "chegou?"))))
        .isNotNull();
  }

  @Test
  void asksNoFasterThanTelegramWants() throws SendFailure {
    lose(new Fault.CutAfter(), "sendMessage", rig.message(1, "chegou?"));
    rig.standIn
        .misbehaviour()
        .next("editMessageReplyMarkup", new Fault.TooMany(Duration.ofSeconds(9)));
    var later =
        catchThrowableOfType(SendFailure.Later.class, () -> look(rig.message(1, "chegou?")));
    assertThat(later.after()).isEqualTo(Duration.ofSeconds(9));
    assertFound(rig.message(1, "chegou?"), "chegou?");
  }

  @Test
  void twoMessagesToOnePersonAreNeverInDoubtAtOnce() throws SendFailure {
    lose(new Fault.CutAfter(), "sendMessage", rig.message(1, "uma"));
    assertThat(
            catchThrowableOfType(
                SendFailure.Later.class, () -> rig.channel.send(rig.message(2, "outra"))))
        .isNotNull();
    assertFound(rig.message(1, "uma"), "uma");
    send(rig.message(2, "outra"));
    assertThat(rig.phone.reads()).hasSize(2);
  }

  @Test
  void itIsFoundAlthoughThousandsWroteWhileNobodyListened() throws SendFailure {
    rig.channel.stop(); // as if killed: others write on, and nobody counts
    TelegramPhone other = rig.bot.phone("João");
    for (int n = 0; n < 700; n++) {
      other.writes("alguém aí? " + n);
    }
    lose(new Fault.CutAfter(), "sendMessage", rig.message(1, "perdida?"));
    TelegramChannel next = rig.build(rig.standIn.url());
    next.start(rig.inbox);
    Lookup found =
        await()
            .atMost(TelegramRig.PATIENCE)
            .ignoreExceptionsInstanceOf(SendFailure.Later.class)
            .until(() -> next.findSent(rig.message(1, "perdida?"), this::isKnown), any -> true);
    next.stop();
    assertThat(found)
        .isEqualTo(
            new Lookup.Found(
                new ExternalId(rig.phone.chat() + ":" + rig.phone.reads().getFirst().id())));
  }

  private void send(OutboundMessage message) throws SendFailure {
    sent.add(rig.channel.send(message).id());
  }

  private void lose(Fault fault, String call, OutboundMessage message) {
    rig.standIn.misbehaviour().next(call, fault);
    assertThat(catchThrowableOfType(SendFailure.InDoubt.class, () -> rig.channel.send(message)))
        .isNotNull();
  }

  private void assertFound(OutboundMessage message, String text) throws SendFailure {
    Lookup found = look(message);
    assertThat(found).isInstanceOf(Lookup.Found.class);
    ExternalId id = ((Lookup.Found) found).id();
    TelegramMessage read =
        rig.phone.reads().stream()
            .filter(each -> id.value().equals(rig.phone.chat() + ":" + each.id()))
            .findFirst()
            .orElseThrow();
    assertThat(read.text()).isEqualTo(text);
    sent.add(id);
  }

  private Lookup look(OutboundMessage message) throws SendFailure.Later {
    return rig.channel.findSent(message, this::isKnown);
  }

  private boolean isKnown(ExternalId id) {
    return sent.contains(id)
        || rig.inbox.entries().stream().anyMatch(entry -> entry.externalId().equals(id));
  }
}
