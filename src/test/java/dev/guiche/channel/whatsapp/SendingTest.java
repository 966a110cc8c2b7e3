package dev.guiche.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.Secret;
import dev.guiche.config.WhatsAppConfig;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.whatsapp.Received;
import dev.guiche.sandbox.whatsapp.StatusHabit;
import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the outbox to the customer's phone, and back as a status. */
@Tag("DC-2")
class SendingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final Address ANA = House.address("+5531987654321");

  private final RecordingInbox inbox = new RecordingInbox();
  private House house;
  private WhatsAppChannel channel;
  private WhatsAppPhone phone;

  @BeforeEach
  void build() {
    house = new House(db);
    open(house.config());
    phone = house.twilio.phone("+5531987654321", "Ana Souza");
    phone.opensTheWindow();
  }

  private void open(WhatsAppConfig config) {
    if (channel != null) {
      channel.stop();
    }
    channel = house.build(config);
    channel.start(inbox);
  }

  @AfterEach
  void close() {
    channel.stop();
    house.close();
  }

  private static OutboundMessage asking(String text, String... choices) {
    return new OutboundMessage(1, ANA, text, null, List.of(), null, null, false, List.of(choices));
  }

  @Test
  @Tag("TS-1")
  void choicesAreAListWhereThereIsATemplateForSoMany() throws SendFailure {
    var desks = List.of("Suporte", "Financeiro", "Comercial");
    assertThat(channel.shows("Qual setor?", desks)).isTrue();
    channel.send(asking("Qual setor?", "Suporte", "Financeiro", "Comercial"));
    var list = phone.received().getLast();
    assertThat(list.text()).isEqualTo("Qual setor?");
    assertThat(list.choices()).isEqualTo(desks);
    phone.picks("Financeiro");
    await().until(() -> inbox.texts().equals(List.of("Financeiro")));
  }

  @Test
  void whatIsNoListForWhatsAppIsNumbered() {
    assertThat(channel.shows("Qual setor?", List.of("Suporte", "Financeiro"))).isFalse();
    assertThat(channel.shows("Leia:\n\nisto", List.of("a", "b", "c"))).isFalse();
    var longOne = "Emergência: sistema parado";
    assertThat(channel.shows("Qual setor?", List.of("a", "b", longOne))).isFalse();
    assertThat(channel.shows("Qual setor?", List.of("a", "b", "b"))).isFalse();
  }

  @Test
  void aListWhoseAnswerWasLostIsFoundAgain() throws SendFailure {
    var list = asking("Qual setor?", "Suporte", "Financeiro", "Comercial");
    var sent = channel.send(list);
    assertThat(channel.findSent(list, id -> false)).isEqualTo(new Lookup.Found(sent.id()));
  }

  @Test
  void aMessagingServiceSendsToo() throws SendFailure {
    open(house.config(House.SERVICE, null));
    channel.send(House.text(ANA, "pelo serviço"));
    assertThat(texts()).containsExactly("pelo serviço");
  }

  @Test
  void aFileIsFetchedByTwilioWithItsNameAndType() throws SendFailure {
    byte[] bytes = {37, 80, 68, 70, 0, -1};
    house.files.put(
        7L, new OutboundAttachment(7, "Orçamento 2ª via.pdf", "application/pdf", bytes));
    channel.send(house.file(ANA, 7));
    await().atMost(ChannelContract.PATIENCE).until(() -> phone.received().size() == 1);
    Received file = phone.received().getFirst();
    assertThat(file.bytes()).isEqualTo(bytes);
    assertThat(file.fileName()).isEqualTo("Orçamento 2ª via.pdf");
    assertThat(file.mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void aFileThatTwilioCannotFetchFailsWithAReason() throws SendFailure {
    house.files.put(8L, new OutboundAttachment(8, "a.pdf", "application/pdf", new byte[1]));
    var message = house.file(ANA, 8);
    house.files.clear();
    channel.send(message);
    assertThat(lastReport(DeliveryStatus.FAILED).reason()).contains("buscar o arquivo");
  }

  @Test
  void textsAndFilesAreSentOneByOne() {
    assertThat(channel.parts("olá", 2))
        .containsExactly(
            new Channel.Part("olá", -1), new Channel.Part("", 0), new Channel.Part("", 1));
    assertThat(channel.parts("", 1)).containsExactly(new Channel.Part("", 0));
    assertThat(channel.parts("x".repeat(1601), 0)).hasSize(2);
  }

  @Test
  void outsideTheWindowTheTemplateGoesOut() throws SendFailure {
    phone.letsTheWindowClose();
    channel.send(House.textOutside(ANA, "Seu chamado\n\nfoi \t resolvido."));
    Received received = phone.received().getFirst();
    assertThat(received.template()).isTrue();
    assertThat(received.text()).contains("Seu chamado · foi resolvido.");
  }

  @Test
  void outsideTheWindowNothingGoesOutWithoutATemplate() {
    open(house.config(House.NUMBER, null));
    assertThat(refused(House.textOutside(ANA, "oi")).reason()).contains("24 horas", "template");
  }

  @Test
  void aWindowThatTwilioKnowsToBeClosedFailsAfterwards() throws SendFailure {
    phone.letsTheWindowClose();
    Channel.Sent sent = channel.send(House.text(ANA, "ainda dá tempo?"));
    DeliveryReport report = lastReport(DeliveryStatus.FAILED);
    assertThat(report.message()).isEqualTo(sent.id());
    assertThat(report.reason()).contains("24 horas", "63016");
  }

  @Test
  void theWindowIsTwentyFourHours() {
    assertThat(channel.answerWindow()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void anOldAccountIsAnsweredByTheSpellingThatItHas() throws SendFailure {
    WhatsAppPhone old = house.twilio.phone("+553188887777", "Bia");
    old.writes("oi");
    await().atMost(ChannelContract.PATIENCE).until(() -> !inbox.entries().isEmpty());
    Address bia = inbox.entries().getFirst().from();
    assertThat(bia).isEqualTo(House.address("+5531988887777"));
    channel.send(House.text(bia, "achei você"));
    assertThat(old.received()).extracting(Received::text).containsExactly("achei você");
    WhatsAppChannel next = house.build();
    next.send(House.text(bia, "e de novo"));
    assertThat(old.received()).extracting(Received::text).contains("e de novo");
  }

  @Test
  void whoMovesToTheNewSpellingIsAnsweredThere() throws SendFailure {
    house.twilio.phone("+553166667777", "Caio").writes("antes");
    await().atMost(ChannelContract.PATIENCE).until(() -> inbox.entries().size() == 1);
    WhatsAppPhone now = house.twilio.phone("+5531966667777", "Caio");
    now.writes("depois");
    await().atMost(ChannelContract.PATIENCE).until(() -> inbox.entries().size() == 2);
    channel.send(House.text(House.address("+5531966667777"), "aqui"));
    assertThat(now.received()).extracting(Received::text).containsExactly("aqui");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, não é válido",
    "400, 21610, STOP",
    "400, 63003, não tem WhatsApp",
    "400, 63024, não tem WhatsApp",
    "400, 63016, 24 horas",
    "400, 21617, 1600",
    "400, 12345, because"
  })
  void aRefusalIsForGoodAndInPlainWords(int status, int code, String words) {
    house.twilio.refusesNext(status, code, "because of this");
    assertThat(refused(House.text(ANA, "oi")).reason()).contains(words, Integer.toString(code));
  }

  @ParameterizedTest
  @CsvSource({"429, 20429", "400, 63018", "503, 20503", "401, 20003", "403, 20403", "404, 20404"})
  void whatMayPassLaterIsSentLater(int status, int code) {
    house.twilio.refusesNext(status, code, "not now");
    assertThat(
            catchThrowableOfType(
                SendFailure.Later.class, () -> channel.send(House.text(ANA, "oi"))))
        .isNotNull();
  }

  @Test
  void aBrokenAnswerLeavesItInDoubtAndIsNotTriedThriceByTheLibrary() {
    var create = house.twilio.misbehaviour();
    create.next("Messages.create", new Fault.Broken());
    assertThat(inDoubt()).isNotNull();
    assertThat(texts()).isEmpty();
  }

  @Test
  void anAnswerThatDoesNotComeLeavesItInDoubt() {
    channel.stop();
    channel = house.build(house.config(), house.url(), House.pace(Duration.ofMillis(300)));
    channel.start(inbox);
    house.twilio.misbehaviour().next("Messages.create", new Fault.Silent());
    assertThat(inDoubt()).isNotNull();
  }

  @Test
  void ofTwoMessagesWithTheSameWordsTheUnknownOneIsFound() throws SendFailure {
    ExternalId first = channel.send(House.text(ANA, "ok")).id();
    channel.send(House.text(ANA, "outra coisa"));
    house.twilio.misbehaviour().next("Messages.create", new Fault.CutAfter());
    assertThat(inDoubt("ok")).isNotNull();
    var found = (Lookup.Found) channel.findSent(House.text(ANA, "ok"), first::equals);
    assertThat(found.id()).isNotEqualTo(first);
    assertThat(found.id().value()).isEqualTo(phone.received().getLast().sid());
    assertThat(channel.findSent(House.text(ANA, "ok"), id -> true)).isEqualTo(new Lookup.Missing());
  }

  @Test
  void aFileIsNotTakenForATextWithTheSameWords() throws SendFailure {
    house.files.put(9L, new OutboundAttachment(9, "a.jpg", "image/jpeg", new byte[1]));
    channel.send(house.file(ANA, 9));
    assertThat(channel.findSent(House.text(ANA, ""), id -> false)).isEqualTo(new Lookup.Missing());
    assertThat(channel.findSent(house.file(ANA, 9), id -> false)).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void theListIsReadToItsEnd() throws SendFailure {
    channel.send(House.text(ANA, "a primeira"));
    for (int i = 0; i < 205; i++) { // a page holds 200
      channel.send(House.text(ANA, "mais uma"));
    }
    assertThat(channel.findSent(House.text(ANA, "a primeira"), id -> false))
        .isInstanceOf(Lookup.Found.class);
  }

  @ParameterizedTest
  @EnumSource(StatusHabit.class)
  void everyStatusIsReportedHoweverTheyCome(StatusHabit habit) throws SendFailure {
    house.twilio.tellsStatuses(habit);
    Channel.Sent sent = channel.send(House.text(ANA, "chegou?"));
    assertThat(sent.status()).isEqualTo(DeliveryStatus.SENT);
    await().atMost(ChannelContract.PATIENCE).until(() -> house.twilio.unacknowledged() == 0);
    phone.reads();
    await().atMost(ChannelContract.PATIENCE).until(() -> house.twilio.unacknowledged() == 0);
    assertThat(inbox.reports())
        .extracting(DeliveryReport::status)
        .contains(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ)
        .doesNotContain(DeliveryStatus.FAILED);
    assertThat(inbox.reports()).extracting(DeliveryReport::message).containsOnly(sent.id());
  }

  @Test
  void healthTellsWhatIsWrongAndWhatCuresIt() {
    await().atMost(ChannelContract.PATIENCE).until(() -> isUp(channel.health()));
    house.twilio.misbehaviour().goAway();
    WhatsAppChannel lonely = house.build();
    lonely.start(inbox);
    await()
        .atMost(ChannelContract.PATIENCE)
        .until(() -> String.valueOf(lonely.health().why()).contains("127.0.0.1"));
    house.twilio.misbehaviour().comeBack();
    await().atMost(ChannelContract.PATIENCE).until(() -> isUp(lonely.health()));
    lonely.stop();
  }

  @Test
  void wrongCredentialsAreSeenInHealthAndLoseNothing() {
    var config = house.config();
    var tokens = List.of(new Secret("wrong"));
    open(
        new WhatsAppConfig(
            config.name(),
            config.desk(),
            House.SID,
            tokens,
            House.NUMBER,
            config.apiUrl(),
            null,
            Map.of()));
    await()
        .atMost(ChannelContract.PATIENCE)
        .until(() -> String.valueOf(channel.health().why()).contains("auth_token"));
    assertThat(
            catchThrowableOfType(
                SendFailure.Later.class, () -> channel.send(House.text(ANA, "oi"))))
        .isNotNull();
  }

  private static boolean isUp(ChannelHealth health) {
    return health.state() == ChannelHealth.State.UP;
  }

  private List<String> texts() {
    return phone.received().stream().map(Received::text).toList();
  }

  private SendFailure.Refused refused(dev.guiche.channel.OutboundMessage message) {
    var refused = catchThrowableOfType(SendFailure.Refused.class, () -> channel.send(message));
    assertThat(refused).isNotNull();
    return refused;
  }

  private SendFailure.InDoubt inDoubt() {
    return inDoubt("oi");
  }

  private SendFailure.InDoubt inDoubt(String text) {
    return catchThrowableOfType(
        SendFailure.InDoubt.class, () -> channel.send(House.text(ANA, text)));
  }

  private DeliveryReport lastReport(DeliveryStatus status) {
    await()
        .atMost(ChannelContract.PATIENCE)
        .until(() -> inbox.reports().stream().anyMatch(report -> report.status() == status));
    return inbox.reports().getLast();
  }
}
