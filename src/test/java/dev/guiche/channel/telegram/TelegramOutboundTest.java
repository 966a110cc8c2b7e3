package dev.guiche.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel.Part;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.telegram.StoredFile;
import dev.guiche.sandbox.telegram.TelegramMessage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a consultant sends, as the customer's app shows it. */
@Tag("DC-2")
class TelegramOutboundTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};

  private final TelegramRig rig =
      new TelegramRig(DATABASE.database(), Mode.WEBHOOK, TelegramRig.QUICK);

  @BeforeEach
  void start() {
    rig.begin();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, photos",
    "image/png, photos",
    "audio/ogg, voice",
    "audio/mpeg, music",
    "video/mp4, videos",
    "application/pdf, documents",
    "image/svg+xml, documents"
  })
  void aFileGoesInTheWayThatTheAppShowsBest(String type, String folder) throws SendFailure {
    rig.channel.send(
        rig.message(1, "segue o anexo", new OutboundAttachment(1, "comprovação.x", type, JPEG)));
    TelegramMessage read = rig.phone.reads().getFirst();
    StoredFile file = Objects.requireNonNull(read.file());
    assertThat(file.path()).startsWith(folder + "/");
    assertThat(file.name()).isEqualTo("comprovação.x");
    assertThat(file.bytes()).isEqualTo(JPEG);
    assertThat(read.text()).isEqualTo("segue o anexo");
  }

  @Test
  void aPictureThatTelegramCannotShowStillArrivesAsAFile() throws SendFailure {
    byte[] broken = {1, 2, 3};
    rig.channel.send(rig.message(1, "", new OutboundAttachment(1, "f.png", "image/png", broken)));
    StoredFile file = Objects.requireNonNull(rig.phone.reads().getFirst().file());
    assertThat(file.path()).startsWith("documents/");
    assertThat(file.bytes()).isEqualTo(broken);
  }

  @Test
  void anAnswerShowsWhatItAnswers() throws SendFailure {
    int question = rig.phone.writes("e a nota?");
    rig.channel.send(answer(question));
    assertThat(rig.phone.reads().getFirst().answers()).isEqualTo(question);
  }

  @Test
  void anAnswerToWhatIsGoneIsSentAllTheSame() throws SendFailure {
    rig.channel.send(answer(999_999));
    assertThat(rig.phone.reads().getFirst().text()).isEqualTo("emitida");
    assertThat(rig.phone.reads().getFirst().answers()).isNull();
  }

  private OutboundMessage answer(int to) {
    ExternalId answered = new ExternalId(rig.phone.chat() + ":" + to);
    return new OutboundMessage(1, rig.address(), "emitida", null, List.of(), answered, null);
  }

  @Test
  void aLongTextGoesInPiecesThatTelegramTakes() throws SendFailure {
    String text = "parágrafo com 🙂 e mais\n".repeat(500).strip();
    long delivery = 1;
    for (Part part : rig.channel.parts(text, 0)) {
      rig.channel.send(rig.message(delivery++, part.text()));
    }
    String read = String.join("\n", rig.phone.reads().stream().map(TelegramMessage::text).toList());
    assertThat(read).isEqualTo(text);
  }

  @Test
  void aShortTextIsTheCaptionOfTheFirstFile() {
    assertThat(rig.channel.parts("veja", 2)).containsExactly(new Part("veja", 0), new Part("", 1));
  }

  @Test
  void aTextTooLongForACaptionGoesBeforeTheFiles() {
    String text = "a".repeat(1025);
    assertThat(rig.channel.parts(text, 1)).containsExactly(new Part(text, -1), new Part("", 0));
  }

  @Test
  void theCustomerSeesThatSomebodyWrites() {
    rig.channel.showTyping(rig.address());
    assertThat(rig.phone.typingSeen()).isEqualTo(1);
  }

  @Test
  void nobodySuffersWhenTypingCannotBeShown() {
    rig.standIn.misbehaviour().next("sendChatAction", new Fault.CutBefore(), new Fault.Broken());
    rig.channel.showTyping(rig.address());
    rig.channel.showTyping(rig.address());
    assertThat(rig.phone.typingSeen()).isZero();
  }

  @Test
  void aChatThatTelegramDoesNotKnowIsRefused() {
    OutboundMessage stray =
        new OutboundMessage(
            1, new Address(ChannelKind.TELEGRAM, "42"), "oi", null, List.of(), null, null);
    var refused = catchThrowableOfType(SendFailure.Refused.class, () -> rig.channel.send(stray));
    assertThat(refused.reason()).contains("não conhece");
  }

  @Test
  void anErrorInsideTelegramLeavesItInDoubt() {
    rig.standIn.misbehaviour().next("sendMessage", new Fault.Broken());
    assertThat(
            catchThrowableOfType(
                SendFailure.InDoubt.class, () -> rig.channel.send(rig.message(1, "oi"))))
        .isNotNull();
  }

  @Test
  void aTokenThatTelegramDoesNotTakeIsNoFaultOfTheMessage() {
    try (TelegramRig stranger = TelegramRig.polling(DATABASE.database())) {
      TelegramChannel lost = stranger.build(rig.standIn.url());
      var later =
          catchThrowableOfType(SendFailure.Later.class, () -> lost.send(stranger.message(1, "oi")));
      assertThat(later.reason()).contains("token");
      lost.stop();
    }
  }
}
