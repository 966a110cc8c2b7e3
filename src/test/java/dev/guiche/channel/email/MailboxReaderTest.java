package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.mail.MailProgram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a mailbox and its server do, each mail is taken once. */
@Tag("DC-2")
class MailboxReaderTest {
  private static final MailboxReader.Pace IMPATIENT =
      new MailboxReader.Pace(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final RecordingInbox inbox = new RecordingInbox();
  private final PickyInbox picky = new PickyInbox(inbox);
  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private MailDesk desk;
  private EmailChannel channel;

  @BeforeEach
  void open() {
    desk = MailDesk.open(db.database());
    desk.mail().onImap(noting(command -> null));
    channel = desk.channel(IMPATIENT);
  }

  private Function<String, Fault> noting(Function<String, Fault> always) {
    return command -> {
      commands.add(command);
      return always.apply(command);
    };
  }

  @AfterEach
  void close() {
    channel.stop();
    desk.close();
  }

  private void awaitTexts(String... texts) {
    await()
        .atMost(ChannelContract.PATIENCE)
        .untilAsserted(() -> assertThat(inbox.texts()).containsExactly(texts));
  }

  private void awaitCursor(long uid) {
    await().atMost(ChannelContract.PATIENCE).until(() -> desk.lastUid() == uid);
  }

  private void restart() {
    channel.stop();
    channel = desk.channel(IMPATIENT);
    channel.start(inbox);
  }

  @Test
  void mailThatWasThereBeforeTheFirstStartStaysUntouchedAndWhatComesIsTaken() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    desk.mail().put(MailDesk.ADDRESS, MailDesk.mail("1", "de ontem"), yesterday);
    desk.mail().put(MailDesk.ADDRESS, MailDesk.mail("2", "de há pouco"), Instant.now());
    desk.mail().put(MailDesk.ADDRESS, MailDesk.mail("3", "também de ontem"), yesterday);
    channel.start(inbox);
    awaitTexts("de há pouco");
    desk.put("4", "de agora");
    awaitTexts("de há pouco", "de agora");
    restart();
    desk.put("5", "depois");
    awaitTexts("de há pouco", "de agora", "depois");
  }

  @Test
  void whatSomebodyMovesHereLaterIsTakenHoweverOldItIs() {
    channel.start(inbox);
    desk.put("1", "novo");
    awaitTexts("novo");
    Instant longAgo = Instant.now().minus(Duration.ofDays(90));
    desk.mail().put(MailDesk.ADDRESS, MailDesk.mail("2", "movido para cá"), longAgo);
    awaitTexts("novo", "movido para cá");
  }

  @Test
  void newNumbersForAllMailsLoseNoneAndDoubleNone() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    desk.mail().put(MailDesk.ADDRESS, MailDesk.mail("0", "de ontem"), yesterday);
    channel.start(inbox);
    desk.put("1", "um");
    desk.put("", "dois, sem Message-ID");
    desk.put("3", "três");
    awaitTexts("um", "dois, sem Message-ID", "três");
    desk.mail().changeUidValidity(MailDesk.ADDRESS);
    desk.put("4", "quatro");
    awaitTexts("um", "dois, sem Message-ID", "três", "quatro");
    awaitCursor(5);
  }

  @Test
  void newNumbersBelowTheOldOnesLoseNoneAndDoubleNone() {
    channel.start(inbox);
    desk.put("1", "um");
    desk.put("2", "dois");
    awaitTexts("um", "dois");
    awaitCursor(2);
    channel.stop();
    desk.mail().remove(MailDesk.ADDRESS, 1);
    desk.mail().remove(MailDesk.ADDRESS, 2);
    desk.put("3", "três");
    desk.put("4", "quatro");
    desk.mail().changeUidValidity(MailDesk.ADDRESS); // they are 1 and 2 now
    restart();
    awaitTexts("um", "dois", "três", "quatro");
    desk.put("5", "cinco");
    awaitTexts("um", "dois", "três", "quatro", "cinco");
  }

  @Test
  void aMailThatIsDeletedWhileWeReadHoldsUpNobody() {
    desk.put("1", "um");
    desk.put("2", "dois");
    desk.put("3", "três");
    var first = new AtomicBoolean(true);
    desk.mail()
        .onImap(
            command -> {
              if (isBody(command, 2) && first.getAndSet(false)) {
                desk.mail().remove(MailDesk.ADDRESS, 2);
              }
              return null;
            });
    channel.start(inbox);
    awaitTexts("um", "três");
    awaitCursor(3);
    desk.put("4", "quatro");
    awaitTexts("um", "três", "quatro");
    assertThat(inbox.quarantined()).isEmpty();
  }

  @Test
  void theCursorWaitsBeforeAMailThatIsNotKept() {
    picky.noRoomFor().add("dois");
    channel.start(picky);
    desk.put("1", "um");
    desk.put("2", "dois");
    for (int i = 3; i <= 6; i++) { // senders of their own, for one's mails wait for each other
      var other = desk.mail().customer("cliente" + i + "@outra.example");
      other.using(MailProgram.BARE).writes(MailDesk.ADDRESS, "x", "n" + i);
    }
    awaitTexts("um", "n3", "n4", "n5", "n6");
    awaitCursor(1);
    restart(); // with room for all
    awaitTexts("um", "dois", "n3", "n4", "n5", "n6");
    awaitCursor(6);
  }

  @Test
  void aMailThatBreaksTheHouseLosesNoOther() {
    picky.breaksOver().add("dois");
    picky.badDays().set(3);
    channel.start(picky);
    desk.put("1", "um");
    desk.put("2", "dois");
    desk.put("3", "três");
    awaitTexts("um", "três");
    await().atMost(ChannelContract.PATIENCE).until(() -> inbox.quarantined().size() == 1);
    assertThat(inbox.quarantined().getFirst().raw()).contains("dois");
    awaitCursor(3);
    restart();
    desk.put("4", "quatro");
    awaitTexts("um", "três", "quatro");
    assertThat(inbox.quarantined()).hasSize(1);
  }

  @Test
  void whatIsNotKeptWhenTheLineBreaksIsReadAgainAndHoldsUpNobody() {
    picky.noRoomFor().add("um");
    channel.start(picky);
    desk.put("1", "um");
    desk.mail().put(MailDesk.ADDRESS, other("dois"));
    awaitTexts("dois");
    desk.mail().misbehaviour().goAway();
    desk.mail().misbehaviour().comeBack();
    desk.mail().put(MailDesk.ADDRESS, other("tres"));
    awaitTexts("dois", "tres");
    picky.noRoomFor().clear();
    awaitTexts("um", "dois", "tres");
    awaitCursor(3);
  }

  private static byte[] other(String text) {
    return ("From: outra@outra.example\r\nMessage-ID: <" + text + "@outra>\r\n\r\n" + text)
        .getBytes(US_ASCII);
  }

  @Test
  void mailsThatArriveAllAtOnceAreTakenOnceInTheServersOrder() {
    channel.start(inbox);
    var writers =
        IntStream.range(0, 8)
            .mapToObj(
                writer ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              for (int i = 0; i < 25; i++) {
                                desk.put(writer + "." + i, writer + "." + i);
                              }
                            }))
            .toList();
    writers.forEach(MailboxReaderTest::join);
    await().atMost(ChannelContract.PATIENCE).until(() -> inbox.entries().size() == 200);
    awaitCursor(200);
    for (int writer = 0; writer < 8; writer++) {
      String prefix = writer + ".";
      List<String> hers = inbox.texts().stream().filter(t -> t.startsWith(prefix)).toList();
      assertThat(hers)
          .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> prefix + i).toList());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void aLineThatIsCutInTheMiddleOfAMailIsBuiltAnew() {
    desk.put("1", "um");
    desk.put("2", "dois");
    desk.mail()
        .misbehaviour()
        .next(
            "FETCH",
            new Fault.CutAfter(),
            new Fault.CutBefore(),
            new Fault.Slow(Duration.ofMillis(1)), // the list of what is there
            new Fault.CutAfter(), // the mails themselves
            new Fault.Broken());
    desk.mail().misbehaviour().next("SEARCH", new Fault.CutBefore(), new Fault.Broken());
    desk.mail()
        .misbehaviour()
        .next("LOGIN", new Fault.CutAfter(), new Fault.TooMany(Duration.ZERO));
    channel.start(inbox);
    awaitTexts("um", "dois");
    desk.put("3", "três");
    awaitTexts("um", "dois", "três");
    awaitCursor(3);
    assertThat(inbox.quarantined()).isEmpty();
    assertThat(channel.health().state()).isEqualTo(ChannelHealth.State.UP);
  }

  @Test
  void aMailThatCutsEveryLineGoesToQuarantineWithItsHeadersAndTheNextOnesCome() {
    desk.mail().onImap(command -> isBody(command, 2) ? new Fault.CutAfter() : null);
    assertPutAside("Subject: Ajuda");
  }

  @Test
  void aMailOfWhichNothingIsGivenGoesToQuarantineByItsNumber() {
    desk.mail()
        .onImap(command -> isBody(command, 2) || isHead(command, 2) ? new Fault.CutBefore() : null);
    assertPutAside("UID 2");
  }

  @Test
  void aMailThatTheServerRefusesToGiveGoesToQuarantine() {
    desk.mail().onImap(command -> isBody(command, 2) ? new Fault.Broken() : null);
    assertPutAside("Subject: Ajuda");
  }

  private void assertPutAside(String had) {
    desk.put("1", "um");
    desk.put("2", "dois");
    desk.put("3", "três");
    channel.start(inbox);
    awaitTexts("um", "três");
    await().atMost(ChannelContract.PATIENCE).until(() -> inbox.quarantined().size() == 1);
    var aside = inbox.quarantined().getFirst();
    assertThat(aside.raw()).contains(had);
    assertThat(aside.why()).hasMessageContaining("UID 2").hasMessageContaining("bytes");
    desk.put("4", "quatro");
    awaitTexts("um", "três", "quatro");
    awaitCursor(4);
    assertThat(channel.health().state()).isEqualTo(ChannelHealth.State.UP);
    restart();
    desk.put("5", "cinco");
    awaitTexts("um", "três", "quatro", "cinco");
    assertThat(inbox.quarantined()).hasSize(1);
  }

  @Test
  void aServerThatIsBusyForLongPutsNothingAside() {
    var refusals = new AtomicInteger(12);
    desk.mail()
        .onImap(
            command ->
                isBody(command, 1) && refusals.getAndDecrement() > 0
                    ? new Fault.TooMany(Duration.ofSeconds(1))
                    : null);
    desk.put("1", "um");
    channel.start(inbox);
    awaitTexts("um");
    assertThat(inbox.quarantined()).isEmpty();
    assertThat(refusals).hasNegativeValue();
  }

  private static boolean isBody(String command, int uid) {
    return command.matches("(?s)\\S+ UID FETCH (\\d+,)*" + uid + "(,\\d+)* .*BODY\\.PEEK\\[].*");
  }

  private static boolean isHead(String command, int uid) {
    return command.matches("(?s)\\S+ UID FETCH " + uid + " .*BODY\\.PEEK\\[HEADER].*");
  }

  @Test
  void aServerWithoutIdleIsAskedAgainAndAgain() {
    desk.mail().offerIdle(false);
    channel.start(inbox);
    desk.put("1", "um");
    awaitTexts("um");
    int searches = heard("SEARCH");
    await().atMost(ChannelContract.PATIENCE).until(() -> heard("SEARCH") > searches + 3);
    desk.put("2", "dois");
    awaitTexts("um", "dois");
    assertThat(heard("IDLE")).isZero();
    assertThat(desk.mail().logins()).as("one line for reading, one for sending").isEqualTo(2);
  }

  @Test
  void aLineThatDiesWithoutAWordIsGivenUp() {
    channel =
        desk.channel(
            new MailboxReader.Pace(
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofMillis(50),
                Duration.ofMillis(50)));
    channel.start(inbox);
    desk.put("1", "um");
    awaitTexts("um");
    int idles = heard("IDLE");
    await().atMost(ChannelContract.PATIENCE).until(() -> heard("IDLE") > idles);
    desk.mail().freezeImap();
    desk.put("2", "dois");
    awaitTexts("um", "dois");
  }

  @Test
  void oneMailboxIsOneConnection() {
    channel.start(inbox);
    desk.put("1", "um");
    awaitTexts("um");
    await().atMost(ChannelContract.PATIENCE).until(() -> heard("IDLE") > 0);
    assertThat(heard("LOGIN") + heard("AUTHENTICATE")).as("logins").isEqualTo(1);
  }

  private int heard(String verb) {
    return (int)
        commands.stream().filter(c -> c.matches("(?s)\\S+ (UID )?" + verb + "\\b.*")).count();
  }
}
