package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.database.TestDatabase;
import dev.guiche.house.QuietLog;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Broken mails on their way through a real mailbox. */
@Tag("DC-2")
@Isolated("It reads what everybody logs")
class MalformedMailTest {
  private static final int MAILS = 600;

  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @RegisterExtension final QuietLog log = new QuietLog();

  @Test
  void eachIsAnEntryOrInQuarantineAndTheNextGoodOneIsRead() {
    var inbox = new RecordingInbox();
    var random = new Random(17);
    try (MailDesk desk = MailDesk.open(db.database())) {
      EmailChannel channel = desk.channel();
      channel.start(inbox);
      try {
        IntStream.range(0, MAILS)
            .forEach(number -> desk.mail().put(MailDesk.ADDRESS, broken(number, random)));
        desk.put("bom", "ainda aí?");
        await().atMost(ChannelContract.PATIENCE).until(() -> desk.lastUid() == MAILS + 1);
        assertThat(inbox.texts()).contains("ainda aí?");
        assertThat(channel.health()).isEqualTo(ChannelHealth.up());
      } finally {
        channel.stop();
      }
    }
    assertNoneIsLost(inbox);
  }

  private static byte[] broken(int number, Random random) {
    var mail = new ByteArrayOutputStream();
    mail.writeBytes(("Message-ID: " + name(number) + "\r\n").getBytes(US_ASCII));
    mail.writeBytes(MailFuzzTest.mutant(random, 1 + random.nextInt(12)));
    return mail.toByteArray();
  }

  private static String name(int number) {
    return "<quebrado." + number + "@longe.example>";
  }

  private static void assertNoneIsLost(RecordingInbox inbox) {
    var entries =
        inbox.entries().stream()
            .map(entry -> entry.externalId())
            .map(ExternalId::value)
            .collect(Collectors.toSet());
    String aside =
        inbox.quarantined().stream()
            .map(RecordingInbox.Quarantined::raw)
            .collect(Collectors.joining());
    assertThat(IntStream.range(0, MAILS).mapToObj(MalformedMailTest::name))
        .allMatch(name -> entries.contains(name) || aside.contains(name));
  }
}
