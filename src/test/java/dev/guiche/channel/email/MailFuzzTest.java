package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.InboundMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.jsoup.Jsoup;

/**
 * Ten thousand broken mails: each becomes a message or goes to quarantine, and nothing else
 * happens.
 */
@Tag("DC-2")
class MailFuzzTest {
  private static final List<byte[]> SEEDS = seeds();
  private static final List<String> SNIPPETS =
      List.of(
          "\r\n\r\n",
          "\r\n--000000000000a1b2c3\r\n",
          "\r\n--000000000000mixed01--\r\n",
          "\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n",
          "\r\nContent-Type: multipart/alternative\r\n",
          "\r\nContent-Type: message/rfc822\r\n\r\n",
          "\r\nContent-Type: text/html; charset=\"\0\"\r\n",
          "\r\nContent-Type: ;;;=\r\n",
          "\r\nContent-Transfer-Encoding: base64\r\n",
          "\r\nContent-Transfer-Encoding: x-uuencode\r\n",
          "\r\nContent-Disposition: attachment; filename*0*=utf-8''%E\r\n",
          "\r\nFrom: <@@>, \"\\\r\n",
          "\r\nTo: a:b:c;;;<x@y>>\r\n",
          "\r\nMessage-ID: <>\r\n",
          "\r\nSubject: =?utf-8?B?====?= =?x?Q?=ZZ?=\r\n",
          "\r\nDate: \r\n",
          "<blockquote><div class=gmail_quote>",
          "</body></html></blockquote>",
          "<table><tr><td><table>",
          "<![CDATA[<!--",
          "\u00ff\u00fe\u0000",
          "=?utf-8?B?8J+Y?=",
          "> > > >",
          "-- \r\n",
          "De: x\r\nEnviado: y\r\nPara: z\r\nAssunto: w\r\n");

  private static List<byte[]> seeds() {
    try (var files = Files.list(MailFixturesTest.MAILS)) {
      return files
          .filter(path -> path.toString().endsWith(".eml"))
          .sorted()
          .map(MailFuzzTest::bytes)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 8_000)
  void aMutatedMailIsReadOrQuarantined(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
    check(mutant(new Random(seed), changes));
  }

  /** A mail of this world, broken in some places. */
  static byte[] mutant(Random random, int changes) {
    byte[] mail = SEEDS.get(random.nextInt(SEEDS.size()));
    for (int i = 0; i < changes; i++) {
      mail = mutated(mail, random);
    }
    return mail;
  }

  @Example
  void aHeadThatBeginsInTheMiddleOfAHeaderIsQuarantined() {
    check(new byte[] {'\t', 0, '\n', ' '});
  }

  @Property(tries = 1_000)
  void anyBytesAreReadOrQuarantined(@ForAll byte[] bytes) {
    check(bytes);
  }

  @Property(tries = 1_500)
  void aSoupOfMimeIsReadOrQuarantined(@ForAll long seed) {
    var random = new Random(seed);
    var soup = new StringBuilder();
    int pieces = random.nextInt(60);
    for (int i = 0; i < pieces; i++) {
      soup.append(SNIPPETS.get(random.nextInt(SNIPPETS.size())));
    }
    check(soup.toString().getBytes(ISO_8859_1));
  }

  private static byte[] mutated(byte[] mail, Random random) {
    if (mail.length < 4) {
      return mail;
    }
    int at = random.nextInt(mail.length);
    int to = Math.min(mail.length, at + random.nextInt(200));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(mail, at, random);
      case 1 -> joined(mail, 0, at, new byte[0], mail, to, mail.length);
      case 2 -> joined(mail, 0, to, new byte[0], mail, at, mail.length);
      case 3 -> joined(mail, 0, at, new byte[0], mail, mail.length, mail.length);
      case 4 -> {
        String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
        yield joined(mail, 0, at, snippet.getBytes(ISO_8859_1), mail, at, mail.length);
      }
      case 5 -> {
        byte[] other = SEEDS.get(random.nextInt(SEEDS.size()));
        int from = random.nextInt(other.length);
        yield joined(mail, 0, at, new byte[0], other, from, other.length);
      }
      default -> joined(mail, 0, at, new byte[] {'\r', '\n'}, mail, at, mail.length);
    };
  }

  private static byte[] flipped(byte[] mail, int at, Random random) {
    byte[] copy = mail.clone();
    copy[at] = (byte) random.nextInt(256);
    return copy;
  }

  private static byte[] joined(
      byte[] first, int from, int to, byte[] middle, byte[] second, int from2, int to2) {
    var out = new ByteArrayOutputStream();
    out.write(first, from, to - from);
    out.writeBytes(middle);
    out.write(second, from2, Math.max(0, to2 - from2));
    return out.toByteArray();
  }

  /** Whatever the mail is: a message that the house can keep, or the one declared exception. */
  static void check(byte[] mail) {
    InboundMessage read;
    try {
      read = MailFixturesTest.PARSER.parse(mail, 0, MailFixturesTest.ARRIVED, 1);
    } catch (UnreadableMail quarantined) {
      // what the parser did not foresee goes there too, but nothing in a mail should surprise it
      assertThat(quarantined.getCause()).isNull();
      return;
    }
    assertThat(read.content().text()).doesNotContain("\0");
    if (read.content().html() != null) {
      assertThat(read.content().html()).doesNotContain("<script", "onload=", "<iframe");
      // In the text such an address is only words; on an element it would be run.
      for (var element : Jsoup.parse(read.content().html()).getAllElements()) {
        assertThat(element.attributes().asList())
            .noneMatch(attribute -> attribute.getValue().contains("javascript:"));
      }
    }
    read.attachments().forEach(file -> assertThat(file.name()).isNotBlank().doesNotContain("/"));
  }
}
