package dev.guiche.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.Misbehaviour.Trick;
import dev.guiche.sandbox.telegram.Media;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of update, from the customer's app to the inbox. */
@Tag("DC-2")
class TelegramInboundTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};

  private final TelegramRig rig =
      new TelegramRig(DATABASE.database(), Mode.WEBHOOK, TelegramRig.QUICK);

  @BeforeEach
  void start() {
    rig.channel.start(rig.inbox);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aTextSaysWhoWroteItAndWhen() {
    int id = rig.phone.writes("bom dia");
    InboundMessage message = next();
    assertThat(message.externalId()).isEqualTo(new ExternalId(rig.phone.chat() + ":" + id));
    assertThat(message.order()).isEqualTo(id);
    assertThat(message.senderName()).isEqualTo("Maria");
    assertThat(message.sentAt())
        .isBetween(Instant.now().minus(1, ChronoUnit.HOURS), Instant.now().plusSeconds(1));
    assertThat(message.attachments()).isEmpty();
    assertThat(message.answers()).isNull();
    assertThat(message.email()).isNull();
  }

  @Test
  void aPhotoComesInItsLargestSizeWithItsCaption() throws SendFailure {
    rig.phone.sendsPhoto(JPEG, "a tela de erro");
    InboundMessage message = next();
    assertThat(message.content().text()).isEqualTo("a tela de erro");
    InboundAttachment photo = message.attachments().getFirst();
    assertThat(photo.name()).isEqualTo("foto.jpg");
    assertThat(photo.mediaType()).isEqualTo("image/jpeg");
    assertThat(fetch(photo)).isEqualTo(JPEG);
  }

  @ParameterizedTest
  @CsvSource({
    "DOCUMENT, nota.pdf, application/pdf, nota.pdf, application/pdf",
    "VOICE, voz.oga, audio/ogg, áudio.ogg, audio/ogg",
    "AUDIO, canção.mp3, audio/mpeg, canção.mp3, audio/mpeg",
    "VIDEO, tela.mp4, video/mp4, tela.mp4, video/mp4",
    "VIDEO_NOTE, nota.mp4, video/mp4, vídeo.mp4, video/mp4",
    "ANIMATION, riso.mp4, video/mp4, riso.mp4, video/mp4",
    "STICKER, joinha.webp, image/webp, figurinha.webp, image/webp"
  })
  void aFileComesUnderItsNameAndTypeAndCanBeFetched(
      Media media, String sent, String sentType, String name, String type) throws SendFailure {
    byte[] bytes = ("conteúdo de " + sent).getBytes(UTF_8);
    rig.phone.sends(media, sent, sentType, bytes, null);
    InboundMessage message = next();
    assertThat(message.attachments()).hasSize(1);
    InboundAttachment file = message.attachments().getFirst();
    assertThat(file.name()).isEqualTo(name);
    assertThat(file.mediaType()).isEqualTo(type);
    assertThat(fetch(file)).isEqualTo(bytes);
  }

  @Test
  void aFilesNameIsNeverAPath() {
    rig.phone.sends(Media.DOCUMENT, "../../etc/passwd", "text/plain", new byte[] {1}, null);
    assertThat(next().attachments().getFirst().name()).isEqualTo(".._.._etc_passwd");
  }

  @Test
  void aStickerSaysItsEmoji() {
    rig.phone.sends(Media.STICKER, "joinha.webp", "image/webp", new byte[] {1}, null);
    assertThat(next().content().text()).isEqualTo("👍");
  }

  @Test
  void anAlbumIsAsManyMessagesAsPicturesInTheirOrder() throws SendFailure {
    byte[] first = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
    byte[] second = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 2};
    byte[] third = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 3};
    rig.phone.sendsAlbum("três fotos", first, second, third);
    List<InboundMessage> album = next(3);
    assertThat(album.stream().map(m -> m.content().text())).containsExactly("três fotos", "", "");
    assertThat(fetch(album.get(0).attachments().getFirst())).isEqualTo(first);
    assertThat(fetch(album.get(1).attachments().getFirst())).isEqualTo(second);
    assertThat(fetch(album.get(2).attachments().getFirst())).isEqualTo(third);
  }

  @Test
  void aLocationIsALinkToAMap() {
    rig.phone.sendsLocation(-23.55052, -46.633308);
    assertThat(next().content().text())
        .isEqualTo("📍 https://www.google.com/maps?q=-23.550520,-46.633308");
  }

  @Test
  void aPlaceSaysItsNameToo() {
    JsonObject point = new JsonObject().put("latitude", 1.5).put("longitude", 2.5);
    rig.phone.sends(
        new JsonObject()
            .put("location", point)
            .put(
                "venue",
                new JsonObject()
                    .put("location", point)
                    .put("title", "Loja Centro")
                    .put("address", "Rua XV, 10")));
    assertThat(next().content().text())
        .isEqualTo("📍 Loja Centro\nRua XV, 10\nhttps://www.google.com/maps?q=1.500000,2.500000");
  }

  @Test
  void aContactIsItsNameAndNumber() {
    rig.phone.sendsContact("João da Contabilidade", "+5541999990000");
    assertThat(next().content().text()).isEqualTo("👤 João da Contabilidade\n+5541999990000");
  }

  @Test
  void aLinkBehindWordsIsWrittenOut() {
    JsonObject link =
        new JsonObject()
            .put("type", "text_link")
            .put("offset", 4)
            .put("length", 4)
            .put("url", "https://example.com/x");
    rig.phone.sends(
        new JsonObject().put("text", "Ver aqui, 🙂").put("entities", new JsonArray().add(link)));
    assertThat(next().content().text()).isEqualTo("Ver aqui (https://example.com/x), 🙂");
  }

  @Test
  void aPollSaysItsQuestionAndOptions() {
    JsonArray options =
        new JsonArray()
            .add(
                new JsonObject().put("persistent_id", "1").put("text", "Sim").put("voter_count", 0))
            .add(
                new JsonObject()
                    .put("persistent_id", "2")
                    .put("text", "Não")
                    .put("voter_count", 0));
    rig.phone.sends(
        new JsonObject()
            .put(
                "poll",
                new JsonObject()
                    .put("id", "1")
                    .put("question", "Funciona?")
                    .put("options", options)
                    .put("total_voter_count", 0)
                    .put("is_closed", false)
                    .put("is_anonymous", true)
                    .put("type", "regular")
                    .put("allows_multiple_answers", false)));
    assertThat(next().content().text()).isEqualTo("📊 Funciona?\n– Sim\n– Não");
  }

  @Test
  void whatOnlyTheAppShowsIsSaidAndNotDropped() {
    JsonObject story =
        new JsonObject()
            .put("id", 1)
            .put("chat", new JsonObject().put("id", 5).put("type", "private"));
    rig.phone.sends(new JsonObject().put("story", story));
    assertThat(next().content().text()).contains("só o aplicativo do Telegram mostra");
  }

  @Test
  void openingTheChatIsAGreeting() {
    rig.phone.writes("/start");
    assertThat(next().content().text()).contains("abriu a conversa");
  }

  @Test
  void anAnswerNamesWhatItAnswers() {
    int first = rig.phone.writes("um");
    rig.phone.replies(first, "dois");
    assertThat(next(2).get(1).answers()).isEqualTo(new ExternalId(rig.phone.chat() + ":" + first));
  }

  @Test
  void aNewWordingIsAnEditOfTheSameMessage() {
    int id = rig.phone.writes("dies");
    next();
    rig.phone.edits(id, "dias");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.edits().size() == 1);
    InboundMessage edit = rig.inbox.edits().getFirst();
    assertThat(edit.externalId()).isEqualTo(new ExternalId(rig.phone.chat() + ":" + id));
    assertThat(edit.content().text()).isEqualTo("dias");
    assertThat(rig.inbox.entries()).hasSize(1);
  }

  @Test
  void groupsAndServiceMessagesAreNotHeard() {
    rig.phone.writesInGroup("conversa do time");
    rig.phone.sends(
        new JsonObject()
            .put("message_auto_delete_timer_changed", new JsonObject())
            .put("message_auto_delete_time", 86400));
    rig.phone.writes("só isto");
    assertThat(next().content().text()).isEqualTo("só isto");
    assertThat(rig.inbox.entries()).hasSize(1);
    assertThat(rig.inbox.quarantined()).isEmpty();
  }

  @Test
  void aPressedButtonIsAcknowledgedAndHoldsNothingUp() throws SendFailure {
    rig.phone.writes("oi");
    next();
    rig.channel.send(rig.message(1, "escolha"));
    rig.phone.presses(rig.phone.reads().getFirst().id(), "sim");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.bot.acknowledgedButtons() == 1);
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.bot.unconfirmed() == 0);
    assertThat(rig.inbox.entries()).hasSize(1);
    assertThat(rig.inbox.quarantined()).isEmpty();
  }

  @Test
  @Tag("TS-2")
  void aPressedButtonSaysWhatStandsOnIt() throws SendFailure {
    rig.phone.writes("oi");
    next();
    rig.channel.send(
        new OutboundMessage(
            1,
            rig.address(),
            "Qual é o assunto?",
            null,
            List.of(),
            null,
            null,
            false,
            List.of("Suporte", "Financeiro")));
    rig.phone.presses("Financeiro");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.entries().size() == 2);
    var said = rig.inbox.entries().getLast();
    assertThat(said.content().text()).isEqualTo("Financeiro");
    assertThat(said.from()).isEqualTo(rig.address());
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.bot.acknowledgedButtons() == 1);
    rig.bot.redeliverLast();
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.bot.unconfirmed() == 0);
    assertThat(rig.inbox.entries()).hasSize(2);
  }

  @Test
  void fieldsThatAreNewToUsAreNoObstacle() {
    rig.phone.sends(
        new JsonObject()
            .put("text", "do futuro")
            .put("sparkles", new JsonObject().put("colour", "green")));
    assertThat(next().content().text()).isEqualTo("do futuro");
  }

  @Test
  void anUpdateThatCannotBeReadIsKeptRaw() {
    rig.bot.delivers(
        new JsonObject()
            .put(
                "message",
                new JsonObject()
                    .put("message_id", 9)
                    .put("chat", new JsonObject().put("id", 77).put("type", "private"))
                    .put("date", "ontem à noite")));
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.quarantined().size() == 1);
    var kept = rig.inbox.quarantined().getFirst();
    assertThat(kept.id()).isEqualTo(new ExternalId("77:9"));
    assertThat(kept.raw()).contains("ontem à noite");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.bot.unconfirmed() == 0);
  }

  @Test
  void swappedLateAndDoubledUpdatesAreOneTimelineInTheCustomersOrder() {
    rig.standIn
        .misbehaviour()
        .deliveries(new Trick.Swapped(), new Trick.Twice(), new Trick.Late(Duration.ofMillis(300)));
    for (String text : List.of("um", "dois", "três", "quatro", "cinco")) {
      rig.phone.writes(text);
    }
    next(5);
    assertThat(rig.inbox.texts()).containsExactly("um", "dois", "três", "quatro", "cinco");
  }

  @Test
  void aFileOfMoreThan20MegabytesIsRefusedWithTheCure() {
    byte[] large = new byte[(20 << 20) + 1];
    rig.phone.sends(Media.DOCUMENT, "filme.mkv", "video/x-matroska", large, null);
    InboundAttachment file = next().attachments().getFirst();
    var refused = catchThrowableOfType(SendFailure.Refused.class, () -> fetch(file));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).contains("20 MB").contains("e-mail");
  }

  @Test
  void aFileThatCannotBeHadNowIsFetchedLater() throws SendFailure {
    rig.phone.sends(Media.DOCUMENT, "nota.pdf", "application/pdf", new byte[] {7}, null);
    InboundAttachment file = next().attachments().getFirst();
    rig.standIn.misbehaviour().next("getFile", new Fault.TooMany(Duration.ofSeconds(4)));
    var later = catchThrowableOfType(SendFailure.Later.class, () -> fetch(file));
    assertThat(later).isNotNull();
    assertThat(later.after()).isEqualTo(Duration.ofSeconds(4));
    for (Fault fault : List.of(new Fault.CutBefore(), new Fault.Broken())) {
      rig.standIn.misbehaviour().next("file", fault);
      assertThat(catchThrowableOfType(SendFailure.Later.class, () -> fetch(file))).isNotNull();
    }
    assertThat(fetch(file)).isEqualTo(new byte[] {7});
  }

  private byte[] fetch(InboundAttachment file) throws SendFailure {
    assertThat(file.reference()).isNotNull().doesNotContain(rig.token);
    return rig.channel.fetch(String.valueOf(file.reference()));
  }

  private InboundMessage next() {
    return next(1).getFirst();
  }

  private List<InboundMessage> next(int count) {
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.entries().size() >= count);
    return rig.inbox.timeline();
  }
}
