package dev.guiche.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a customer can send, from the phone to the inbox. */
@Tag("DC-2")
class ArrivalsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final RecordingInbox inbox = new RecordingInbox();
  private House house;
  private WhatsAppChannel channel;
  private WhatsAppPhone phone;

  @BeforeEach
  void build() {
    house = new House(db);
    channel = house.build();
    channel.start(inbox);
    phone = house.twilio.phone("+5531987654321", "Ana Souza");
  }

  @AfterEach
  void close() {
    channel.stop();
    house.close();
  }

  @Test
  void aTextHasItsSenderItsNameAndItsSid() {
    String sid = phone.writes("olá");
    InboundMessage message = arrived();
    assertThat(message.externalId()).isEqualTo(new ExternalId(sid));
    assertThat(message.from()).isEqualTo(House.address("+5531987654321"));
    assertThat(message.senderName()).isEqualTo("Ana Souza");
    assertThat(message.answers()).isNull();
  }

  @Test
  void aReplyKnowsWhatItAnswers() {
    phone.answers("SM0123", "isso mesmo");
    assertThat(arrived().answers()).isEqualTo(new ExternalId("SM0123"));
  }

  @Test
  void aPhotoIsFetchedWithOurCredentials() throws SendFailure {
    byte[] photo = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};
    phone.sendsMedia("IMG_1.jpg", "image/jpeg", photo, "veja só");
    InboundMessage message = arrived();
    assertThat(message.content().text()).isEqualTo("veja só");
    InboundAttachment file = message.attachments().getFirst();
    assertThat(file.name()).isEqualTo("foto-1.jpg");
    assertThat(file.mediaType()).isEqualTo("image/jpeg");
    assertThat(channel.fetch(Objects.requireNonNull(file.reference()))).isEqualTo(photo);
  }

  @Test
  void severalFilesOfOneMessageStayTogether() throws SendFailure {
    phone.sendsMedia("duas", List.of(new byte[] {1}, new byte[] {2, 2}));
    List<InboundAttachment> files = arrived().attachments();
    assertThat(files)
        .extracting(InboundAttachment::name)
        .containsExactly("foto-1.jpg", "foto-2.jpg");
    assertThat(channel.fetch(Objects.requireNonNull(files.get(1).reference())))
        .isEqualTo(new byte[] {2, 2});
  }

  @Test
  void aDocumentKeepsItsName() {
    phone.sendsMedia("Nota fiscal 7.pdf", "application/pdf", new byte[] {37}, "");
    InboundMessage message = arrived();
    assertThat(message.content().text()).isEmpty();
    assertThat(message.attachments().getFirst().name()).isEqualTo("Nota fiscal 7.pdf");
  }

  @Test
  void aContactCardIsAFile() {
    phone.sendsMedia("x.vcf", "text/vcard", "BEGIN:VCARD".getBytes(), "");
    assertThat(arrived().attachments().getFirst().name()).isEqualTo("contato-1.vcf");
  }

  @Test
  void aPlaceIsATextWithALink() {
    phone.sendsLocation(-19.92, -43.94, "Praça Sete", "Belo Horizonte");
    assertThat(arrived().content().text())
        .isEqualTo("📍 Praça Sete\nBelo Horizonte\nhttps://www.google.com/maps?q=-19.92,-43.94");
  }

  @Test
  void aButtonSaysWhatIsOnIt() {
    phone.taps("Quero falar com alguém", "FALAR");
    assertThat(arrived().content().text()).isEqualTo("Quero falar com alguém");
  }

  @Test
  void aChosenListRowSaysItsTitle() {
    phone.says("interactive", Map.of("Body", "", "ListId", "2", "ListTitle", "2 - Financeiro"));
    assertThat(arrived().content().text()).isEqualTo("2 - Financeiro");
  }

  @Test
  void aReactionAnswersWhatItIsAbout() {
    phone.reacts("SM77", "❤️");
    assertThat(arrived().content().text()).isEqualTo("Reagiu com ❤️");
    assertThat(arrived().answers()).isEqualTo(new ExternalId("SM77"));
  }

  @Test
  void aKindThatTwilioDoesNotHandOnIsShownAsSuch() {
    phone.says("poll", Map.of("Body", ""));
    assertThat(arrived().content().text())
        .isEqualTo("[Mensagem de um tipo que o WhatsApp não entrega aqui: poll]");
  }

  @Test
  void theSameMobileNumberWithAndWithoutItsNinthDigitIsOneAddress() {
    WhatsAppPhone old = house.twilio.phone("+553187654321", "Ana");
    old.writes("do aparelho antigo");
    assertThat(arrived().from()).isEqualTo(House.address("+5531987654321"));
  }

  @Test
  void aPersonWhoHidesTheirNumberIsStillSomebody() throws InterruptedException {
    house.twilio.callsHook("", Caller.message("SM5", "whatsapp:BR.13491208655302741918", "oi"));
    assertThat(arrived().from()).isEqualTo(House.address("BR.13491208655302741918"));
  }

  @Test
  void aZeroCharacterDoesNotTravel() throws InterruptedException {
    var message = Caller.message("SM6", "whatsapp:+5531987654321", "a\0b");
    message.put("ProfileName", "A\0na");
    house.twilio.callsHook("", message);
    assertThat(arrived().content().text()).isEqualTo("ab");
    assertThat(arrived().senderName()).isEqualTo("Ana");
  }

  @Test
  void aSignedMessageFromElsewhereIsKeptRaw() throws InterruptedException {
    boolean taken = house.twilio.callsHook("", Caller.message("SM7", "+5531987654321", "um SMS"));
    assertThat(taken).isTrue();
    assertThat(inbox.entries()).isEmpty();
    assertThat(inbox.quarantined()).hasSize(1);
    assertThat(inbox.quarantined().getFirst().raw()).contains("um+SMS");
  }

  @Test
  void aFileThatIsGoneIsRefusedAndAnOutageIsNot() {
    String url = house.twilio.url() + "/2010-04-01/Accounts/" + House.SID + "/Messages/M/Media/X";
    assertThat(catchThrowableOfType(SendFailure.Refused.class, () -> channel.fetch(url)))
        .isNotNull();
    house.twilio.misbehaviour().goAway();
    assertThat(catchThrowableOfType(SendFailure.Later.class, () -> channel.fetch(url))).isNotNull();
  }

  private InboundMessage arrived() {
    await().atMost(ChannelContract.PATIENCE).until(() -> !inbox.entries().isEmpty());
    return inbox.entries().getFirst();
  }
}
