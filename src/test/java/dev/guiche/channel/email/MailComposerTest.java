package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.channel.Address;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.EmailConfig;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.ReceivedMail;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a person typed becomes a header, a mail or a command of its own. */
@Tag("DC-5")
class MailComposerTest {
  private static final String MARIA = "maria@cliente.example";
  private static final Set<String> OURS =
      Set.of(
          "return-path",
          "received",
          "from",
          "to",
          "reply-to",
          "subject",
          "date",
          "in-reply-to",
          "references",
          "message-id",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "x-guiche-loop");

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private MailDesk desk;
  private MailCustomer maria;

  @BeforeEach
  void open() {
    desk = MailDesk.open(db.database());
    maria = desk.mail().customer(MARIA);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private ReceivedMail sent(String senderName, OutboundMessage message) throws SendFailure {
    EmailConfig plain = desk.config();
    var channel =
        desk.channel(
            new EmailConfig(
                plain.name(),
                plain.desk(),
                plain.address(),
                senderName,
                plain.imap(),
                plain.smtp(),
                plain.folder(),
                plain.opens(),
                plain.rules()));
    try {
      channel.send(message);
      return maria.mails().getLast();
    } finally {
      channel.stop();
    }
  }

  private static OutboundMessage mail(
      String to,
      String text,
      String subject,
      @Nullable String replyTo,
      String reference,
      OutboundAttachment... files) {
    var envelope =
        new MailEnvelope(
            subject,
            new ExternalId("<1.abc@guiche.example>"),
            List.of(new ExternalId(reference)),
            replyTo,
            false);
    return new OutboundMessage(
        1, Address.email(to), text, null, List.of(files), new ExternalId(reference), envelope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "\n",
        "\r",
        "\r\n\r\n",
        "\n ",
        "\u2028",
        "\u0085",
        "\u000B",
        "\0",
        "\r\n\t"
      })
  void noEndOfLineBeginsAHeader(String end) throws SendFailure {
    String evil = "Oi" + end + "Bcc: espiao@longe.example" + end + end + "<b>corpo falso</b>";
    ReceivedMail mail =
        sent(
            "Suporte" + evil,
            mail(
                MARIA,
                "o corpo",
                evil,
                "suporte+abc@guiche.example",
                "<a@b.example>" + end + "Bcc: espiao@longe.example",
                new OutboundAttachment(
                    7,
                    "nota" + evil + "\".pdf",
                    "text/plain" + end + "Bcc: x@y.example",
                    "f".getBytes(UTF_8))));
    String[] parts = new String(mail.raw(), UTF_8).split("\r?\n\r?\n", 2);
    assertThat(names(parts[0])).isSubsetOf(OURS).doesNotHaveDuplicates();
    assertThat(mail.headers("Subject")).hasSize(1);
    assertThat(mail.text().strip()).isEqualTo("o corpo");
    assertThat(mail.attachments()).hasSize(1);
    assertThat(parts[1].lines().filter(line -> line.toLowerCase().startsWith("bcc"))).isEmpty();
    assertThat(desk.mail().customers()).extracting(MailCustomer::address).containsExactly(MARIA);
  }

  /** The names of a mail's headers, lower-case; folded lines belong to the one above. */
  private static List<String> names(String head) {
    return Arrays.stream(head.split("\r?\n"))
        .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
        .map(line -> line.replaceFirst(":.*", "").toLowerCase())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maria@cliente.example\r\nRCPT TO:<espiao@longe.example>",
        "maria@cliente.example>\r\nDATA",
        "maria@cliente.example, espiao@longe.example",
        "<maria@cliente.example",
        "maria",
        "maria@",
        "\"a\r\nBcc: espiao@longe.example\"@cliente.example"
      })
  void anAddressThatIsNoneIsRefusedInWords(String address) {
    var refused =
        catchThrowableOfType(
            SendFailure.Refused.class,
            () -> sent("Suporte", mail(address, "x", "x", null, "<a@b.example>")));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).contains("O endereço de e-mail não é válido");
    assertThat(desk.mail().customers()).extracting(MailCustomer::address).containsExactly(MARIA);
    assertThat(maria.mails()).isEmpty();
  }

  @Test
  void noLineOfATextIsACommand() throws SendFailure {
    String text =
        "antes\n"
            + ".\n"
            + "MAIL FROM:<x@longe.example>\r\n"
            + ".\r\n"
            + "RCPT TO:<espiao@longe.example>\n"
            + "..\n"
            + "DATA\n"
            + "fim";
    ReceivedMail mail = sent("Suporte", mail(MARIA, text, "x", null, "<a@b.example>"));
    assertThat(mail.text().replace("\r\n", "\n").strip()).isEqualTo(text.replace("\r\n", "\n"));
    assertThat(maria.mails()).hasSize(1);
    assertThat(desk.mail().customers()).extracting(MailCustomer::address).containsExactly(MARIA);
  }

  @Test
  void whatTheCustomersOwnHeadersSmuggleDoesNotComeBack() throws Exception {
    byte[] raw =
        ("From: maria@cliente.example\r\nMessage-ID: <m@cliente.example>\r\n"
                + "Subject: =?utf-8?Q?Ajuda=0D=0ABcc:_espiao=40longe.example?=\r\n\r\noi")
            .getBytes(UTF_8);
    var read = MailFixturesTest.PARSER.parse(raw, 0, MailFixturesTest.ARRIVED, 1);
    ReceivedMail answer =
        sent(
            "Suporte",
            mail(
                MARIA,
                "resposta",
                "Re: " + read.mail().subject(),
                null,
                read.externalId().value()));
    assertThat(answer.headers("Bcc")).isEmpty();
    assertThat(answer.subject()).isEqualTo("Re: Ajuda Bcc: espiao@longe.example");
  }
}
