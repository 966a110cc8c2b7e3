package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Mails as the programs of this world write them, under {@code src/test/resources/mail}: each
 * {@code .eml} has an {@code .expected} beside it that says what the house makes of it.
 */
@Tag("DC-2")
@Tag("DC-5")
class MailFixturesTest {
  static final Path MAILS = Path.of("src/test/resources/mail");
  static final Instant ARRIVED = Instant.parse("2026-03-03T13:15:30Z");
  static final MailParser PARSER =
      new MailParser(new ChannelName("email-suporte"), "suporte@guiche.example", "LOOPTOKEN");

  @TestFactory
  Stream<DynamicTest> everyMailIsReadAsItsWriterMeantIt() throws IOException {
    return Files.list(MAILS)
        .filter(path -> path.toString().endsWith(".eml"))
        .sorted(Comparator.comparing(Path::toString))
        .map(
            eml ->
                DynamicTest.dynamicTest(
                    eml.getFileName().toString().replace(".eml", ""), () -> check(eml)));
  }

  private static void check(Path eml) throws Exception {
    InboundMessage read = PARSER.parse(Files.readAllBytes(eml), 0, ARRIVED, 7);
    String expected =
        Files.readString(
            eml.resolveSibling(eml.getFileName().toString().replace(".eml", ".expected")));
    String[] sections = expected.split("(?m)^== ", -1);
    for (String line : sections[0].lines().toList()) {
      int colon = line.indexOf(": ");
      fact(line.substring(0, colon), line.substring(colon + 2), read);
    }
    for (int i = 1; i < sections.length; i++) {
      String[] section = sections[i].split("\n", 2);
      String text = section[1].stripTrailing();
      assertThat(section[0].equals("text") ? read.content().text() : folded(read))
          .as(section[0])
          .isEqualTo(text);
    }
  }

  private static String folded(InboundMessage read) {
    return Objects.requireNonNullElse(read.content().folded(), "");
  }

  private static void fact(String what, String value, InboundMessage read) {
    MailFacts facts = Objects.requireNonNull(read.mail());
    switch (what) {
      case "origin" -> assertThat(facts.origin().name()).as(what).isEqualTo(value);
      case "from" -> assertThat(read.from().value()).as(what).isEqualTo(value);
      case "name" -> assertThat(read.senderName()).as(what).isEqualTo(value);
      case "decoded" -> assertThat(facts.subject()).as("subject").isEqualTo(value);
      case "answers" -> assertThat(String.valueOf(read.answers())).as(what).isEqualTo(value);
      case "references" ->
          assertThat(
                  facts.references().stream()
                      .map(ExternalId::value)
                      .collect(Collectors.joining(" ")))
              .as(what)
              .isEqualTo(value);
      case "id" -> assertThat(read.externalId().value()).as(what).startsWith(value);
      case "sent" -> assertThat(read.sentAt().toString()).as(what).isEqualTo(value);
      case "to_has" -> assertThat(facts.recipients()).as(what).contains(value);
      case "files" -> assertThat(files(read)).as(what).contains(value);
      case "file_text" ->
          assertThat(
                  new String(Objects.requireNonNull(read.attachments().getFirst().bytes()), UTF_8))
              .isEqualTo(value);
      case "html has" -> assertThat(read.content().html()).as(what).contains(value);
      case "html lacks" -> assertThat(read.content().html()).as(what).doesNotContain(value);
      case "folded has" -> assertThat(folded(read)).as(what).contains(value);
      case "folded lacks" -> assertThat(folded(read)).as(what).doesNotContain(value);
      case "bounce" -> assertThat(bounce(facts)).as(what).isEqualTo(value);
      case "bounce_reason" ->
          assertThat(Objects.requireNonNull(facts.bounce()).reason()).as(what).isEqualTo(value);
      default -> throw new IllegalArgumentException("An expectation that nobody checks: " + what);
    }
  }

  private static List<String> files(InboundMessage read) {
    return read.attachments().stream().map(MailFixturesTest::file).toList();
  }

  private static String file(InboundAttachment file) {
    return file.name()
        + " "
        + file.mediaType()
        + (file.contentId() == null ? "" : " cid:" + file.contentId());
  }

  private static String bounce(MailFacts facts) {
    MailFacts.Bounce bounce = facts.bounce();
    return bounce == null
        ? "none"
        : bounce.original()
            + " "
            + bounce.recipient()
            + (bounce.permanent() ? " permanent" : " temporary");
  }
}
