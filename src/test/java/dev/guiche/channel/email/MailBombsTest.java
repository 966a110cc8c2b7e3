package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.channel.InboundMessage;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails that want to exhaust memory, stack or time. The time-outs only end a test that hangs. */
@Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MailBombsTest {
  private static final String HEAD =
      "From: a@b.example\r\nSubject: x\r\nMessage-ID: <1@b.example>\r\n";
  private static final String HTML = HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n";

  private static InboundMessage read(String mail) throws UnreadableMail {
    return MailFixturesTest.PARSER.parse(mail.getBytes(ISO_8859_1), 0, MailFixturesTest.ARRIVED, 1);
  }

  private static InboundMessage html(String html) throws UnreadableMail {
    return read(HTML + html);
  }

  /** Side by side, as the gateway reads them. */
  private static void areRead(String... mails) {
    Arrays.stream(mails)
        .parallel()
        .forEach(mail -> assertThatCode(() -> read(mail)).doesNotThrowAnyException());
  }

  @Test
  void multipartsInMultipartsEndAtAFile() throws UnreadableMail {
    var mail = new StringBuilder(HEAD);
    for (int i = 0; i < 2_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=\"b")
          .append(i)
          .append("\"\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    mail.append("Content-Type: text/plain\r\n\r\nfundo");
    InboundMessage read = read(mail.toString());
    assertThat(read.attachments()).hasSize(1);
    assertThat(read.attachments().getFirst().name()).endsWith(".eml");
  }

  @Test
  void thousandsOfPartsAreCutAndSaidSo() throws UnreadableMail {
    var mail = new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
    for (int i = 0; i < 5_000; i++) {
      mail.append("--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n");
    }
    InboundMessage read = read(mail + "--b--");
    assertThat(read.attachments()).hasSizeLessThan(600);
    assertThat(read.content().text()).contains("partes demais");
  }

  @Test
  void aHundredThousandHeadersAreQuarantined() {
    String mail = "X-Filler: yes, this is filler\r\n".repeat(100_000) + HEAD + "\r\noi";
    assertThatThrownBy(() -> read(mail)).isInstanceOf(UnreadableMail.class);
  }

  @Test
  void twentyThousandShortHeadersAreRead() throws UnreadableMail {
    assertThat(read("X-Filler: a\r\n".repeat(20_000) + HEAD + "\r\noi").content().text())
        .isEqualTo("oi");
  }

  @Test
  void endlessRecipientsAndReferencesAreLimited() throws UnreadableMail {
    String ids = "<12345678901234567890@x.example>\r\n ".repeat(10_000);
    String people = "pessoa@cliente.example,\r\n ".repeat(20_000);
    InboundMessage read =
        read(HEAD + "References: " + ids + "x\r\nTo: " + people + "z@z.example\r\n\r\noi");
    assertThat(read.mail().references()).hasSizeLessThanOrEqualTo(200);
    assertThat(read.mail().recipients()).hasSizeLessThanOrEqualTo(1_000);
  }

  @Test
  void deeplyNestedHtmlIsRead() throws UnreadableMail {
    assertThat(html("<div>".repeat(100_000) + "fundo").content().text()).contains("fundo");
    areRead(
        HTML + "<blockquote>".repeat(50_000) + "fundo",
        HTML + "<table><tr><td>".repeat(20_000) + "fundo",
        HTML + "<b><i>".repeat(50_000) + "fundo",
        HTML + "<div class=gmail_quote>".repeat(20_000) + "fundo",
        HTML + "<div class=gmail_quote>".repeat(510) + "<i>x</i>".repeat(200_000),
        HTML + "<div class=gmail_signature>".repeat(510) + "<i>x</i>".repeat(200_000),
        HTML + "<div style='white-space: pre-wrap'>".repeat(510) + "<i>x\n</i>".repeat(180_000),
        HTML + "<ul><li>".repeat(20_000) + "fundo");
  }

  @Test
  void aMillionLinesAreRead() {
    areRead(
        HTML + "<pre>" + "a\n".repeat(900_000) + "</pre>",
        HTML + "a<br>".repeat(350_000),
        HEAD + "\r\n" + "> a\n".repeat(450_000),
        HEAD + "\r\n" + "Em 3/3 x\n".repeat(200_000),
        HEAD + "\r\n" + "On 3/3 <a@b>\n> x\n".repeat(100_000),
        HEAD + "\r\n" + "De: x\n".repeat(300_000),
        HEAD + "\r\n" + "-- \nx\n".repeat(300_000),
        HEAD + "\r\n" + "Atenciosamente,\n".repeat(100_000),
        HEAD + "In-Reply-To: <a@b>\r\n\r\n" + "a\n> b\n".repeat(200_000));
  }

  @Test
  void oneEndlessLineIsRead() {
    areRead(
        HEAD + "\r\nEm " + "1".repeat(1_900_000) + " escreveu:",
        HEAD + "\r\n" + "<".repeat(1_900_000),
        HEAD + "\r\n" + ">".repeat(1_900_000),
        HTML + "x ".repeat(900_000),
        HTML + "<a href='" + "x".repeat(1_900_000) + "'>y</a>",
        HEAD + "\r\n" + " ".repeat(1_900_000) + "x",
        HEAD + "\r\n" + "-".repeat(1_900_000) + "x",
        HEAD + "\r\n" + "a@".repeat(900_000));
  }

  @Test
  void aTextTooLongToReadBecomesAFile() throws UnreadableMail {
    InboundMessage read =
        read(HEAD + "Content-Type: text/plain\r\n\r\n" + "linha\n".repeat(500_000));
    assertThat(read.content().text()).contains("longo demais");
    assertThat(read.attachments()).hasSize(1);
  }

  @Test
  void aFileOver25MegabytesIsNamedAndLeftOut() throws UnreadableMail {
    byte[] large = new byte[26 * 1024 * 1024];
    String file = Base64.getMimeEncoder().encodeToString(large);
    InboundMessage read =
        read(
            HEAD
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\n"
                + "Content-Type: text/plain\r\n\r\n"
                + "Segue o vídeo\r\n"
                + "--b\r\n"
                + "Content-Type: video/mp4\r\n"
                + "Content-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=tela.mp4\r\n\r\n"
                + file
                + "\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;"
                + " filename=nota.pdf\r\n\r\nx\r\n--b--");
    assertThat(read.content().text()).contains("Segue o v").contains("tela.mp4 (26 MB");
    assertThat(read.attachments()).extracting("name").containsExactly("nota.pdf");
  }

  @Test
  void theBeginningOfAHugeMailIsReadAndSaidToBeOnlyThat() throws UnreadableMail {
    byte[] start =
        (HEAD
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\n"
                + "Content-Type: text/plain\r\n\r\n"
                + "Oi\r\n"
                + "--b\r\n"
                + "Content-Type: video/mp4\r\n"
                + "Content-Disposition: attachment; filename=a.mp4\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + "AAAA")
            .getBytes(US_ASCII);
    InboundMessage read =
        MailFixturesTest.PARSER.parse(start, 90L * 1024 * 1024, MailFixturesTest.ARRIVED, 1);
    assertThat(read.content().text()).startsWith("Oi").contains("90 MB");
    assertThat(read.attachments()).isEmpty();
  }
}
