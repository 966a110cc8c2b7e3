package dev.guiche.conversation;

import static dev.guiche.conversation.Spine.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox.Receipt;
import dev.guiche.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-1")
class IntakeTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private Spine spine;

  @BeforeEach
  void start() {
    spine = new Spine(db.database());
  }

  @AfterEach
  void stop() {
    spine.close();
  }

  private List<Receipt> atOnce(List<InboundMessage> messages) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          messages.stream().map(m -> (Callable<Receipt>) () -> spine.intake.receive(m)).toList();
      var receipts = new ArrayList<Receipt>();
      for (var done : threads.invokeAll(calls)) {
        receipts.add(done.get());
      }
      return receipts;
    }
  }

  private long conversationsOf(String who) {
    return db.database()
        .one(
            """
            select count(*) as n from conversation c join contact_address a on a.id = c.address_id
            where a.address = $1
            """,
            row -> row.number("n"),
            who);
  }

  @Test
  void theSameMessageDeliveredTenTimesIsOneEntry() throws Exception {
    var receipts =
        atOnce(IntStream.range(0, 10).mapToObj(i -> message("ten", "ten:1", 1, "olá")).toList());
    assertThat(receipts).extracting(Receipt::entry).containsOnly(receipts.getFirst().entry());
    assertThat(receipts).filteredOn(r -> !r.known()).hasSize(1);
    assertThat(spine.said(spine.only("ten").timeline())).containsExactly("olá");
    assertThat(spine.only("ten").unread()).isEqualTo(1);
  }

  @Test
  void anAlbumThatArrivesAtOnceFromANewCustomerIsOneConversationInOrder() throws Exception {
    atOnce(
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> message("album", "album:" + i, i, "foto " + i))
            .toList());
    assertThat(spine.said(spine.only("album").timeline()))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 40).mapToObj(i -> "foto " + i).toList());
    assertThat(conversationsOf("album")).isEqualTo(1);
  }

  @Test
  void aMessageThatComesLateStandsWhereTheCustomerSentIt() throws Exception {
    spine.intake.receive(message("late", "late:1", 1, "um"));
    spine.intake.receive(message("late", "late:4", 4, "quatro"));
    spine.intake.receive(message("late", "late:3", 3, "três"));
    spine.intake.receive(message("late", "late:2", 2, "dois"));
    assertThat(spine.said(spine.only("late").timeline()))
        .containsExactly("um", "dois", "três", "quatro");
  }

  @Test
  void manyThatComeLateTogetherStandInOrder() throws Exception {
    spine.intake.receive(message("crowd", "crowd:100", 100, "100"));
    atOnce(
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> message("crowd", "crowd:" + i, i, "" + i))
            .toList());
    assertThat(spine.said(spine.only("crowd").timeline()))
        .containsExactlyElementsOf(
            IntStream.concat(IntStream.rangeClosed(1, 60), IntStream.of(100))
                .mapToObj(Integer::toString)
                .toList());
  }

  @Test
  void aRedeliveryAfterClosingOpensNothing() throws Exception {
    spine.intake.receive(message("again", "again:1", 1, "olá"));
    var by = spine.consultant(0);
    spine.ending.close(spine.only("again").id(), by, Outcome.ABANDONED, null, null, true);
    var again = spine.intake.receive(message("again", "again:1", 1, "olá"));
    assertThat(again.known()).isTrue();
    assertThat(conversationsOf("again")).isEqualTo(1);
    spine.intake.receive(message("again", "again:2", 2, "mais uma coisa"));
    assertThat(spine.said(spine.only("again").timeline())).containsExactly("mais uma coisa");
  }

  @Test
  void aMessageThatTheDatabaseRefusesIsKeptRawAndItsNeighboursPass() throws Exception {
    // PostgreSQL takes no U+0000 in a text; an adapter that lets one through is a defect of ours.
    var bad =
        new InboundMessage(
            message("bad", "bad:1", 1, "x").channel(),
            message("bad", "bad:1", 1, "x").externalId(),
            PaperChannel.customer("bad"),
            "nul\0name",
            java.time.Instant.now(),
            1,
            dev.guiche.channel.Content.text("x"),
            List.of(),
            null,
            null,
            null);
    var receipts =
        atOnce(List.of(message("good", "good:1", 1, "a"), bad, message("good", "good:2", 2, "b")));
    assertThat(receipts).extracting(Receipt::entry).contains(0L);
    assertThat(spine.said(spine.only("good").timeline())).containsExactly("a", "b");
    assertThat(new Quarantine(db.database()).list(10))
        .anySatisfy(kept -> assertThat(kept.externalId()).isEqualTo("bad:1"));
  }

  @Test
  void anEditKeepsTheOlderWording() throws Exception {
    spine.intake.receive(message("edit", "edit:1", 1, "nota 12"));
    spine.intake.edited(message("edit", "edit:1", 1, "nota 13"));
    assertThat(spine.said(spine.only("edit").timeline())).containsExactly("nota 13");
    assertThat(db.database().list("select text from entry_revision", row -> row.text("text")))
        .contains("nota 12");
  }

  @Test
  void aFileIsFetchedAfterTheMessageIsSafeAndAMissingOneIsShownAsSuch() throws Exception {
    spine.intake.receive(
        message(
            "files",
            "files:1",
            1,
            "",
            List.of(
                InboundAttachment.toFetch("a.txt", "text/plain", "conteúdo"),
                InboundAttachment.toFetch("b.txt", "text/plain", "gone"))));
    var timeline = spine.only("files").timeline();
    await()
        .untilAsserted(
            () ->
                assertThat(
                        spine.entries.page(timeline, null, 10).stream()
                            .flatMap(e -> e.attachments().stream()))
                    .extracting(Attachment::state)
                    .containsExactly(Attachment.State.STORED, Attachment.State.FAILED));
    var failed =
        spine.entries.page(timeline, null, 10).stream()
            .flatMap(e -> e.attachments().stream())
            .filter(a -> a.state() == Attachment.State.FAILED)
            .findFirst()
            .orElseThrow();
    assertThat(failed.reason()).isEqualTo("O arquivo não existe mais.");
    assertThat(spine.files.retry(failed.id())).isTrue();
  }
}
