package dev.guiche.sandbox.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.Misbehaviour.Trick;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stand-in by itself, as any program that speaks SMTP and IMAP meets it. */
class MailSandboxTest {
  private static final String DESK = "suporte@guiche.example";
  private static final String ANA = "ana@cliente.example";

  private final MailSandbox mail = MailSandbox.start();

  @BeforeEach
  void open() {
    mail.openMailbox(DESK, "segredo");
  }

  @AfterEach
  void close() {
    mail.close();
  }

  /** A client that says lines and reads lines. */
  private record Line(Socket socket, BufferedReader in) implements AutoCloseable {
    static Line to(int port) throws IOException {
      var socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(20_000);
      return new Line(
          socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)));
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    }

    @Nullable String hear() throws IOException {
      return in.readLine();
    }

    /** The last line of SMTP's answer. */
    String smtp(String command) throws IOException {
      say(command);
      String line = hear();
      while (line != null && line.matches("\\d{3}-.*")) {
        line = hear();
      }
      return String.valueOf(line);
    }

    /** All that IMAP answers, up to the line with the command's name. */
    String imap(String command) throws IOException {
      say("t1 " + command);
      var answer = new StringBuilder();
      for (String line = hear(); line != null; line = hear()) {
        answer.append(line).append('\n');
        if (line.startsWith("t1 ")) {
          return answer.toString();
        }
      }
      return answer + "(cut)";
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Line smtp() throws IOException {
    Line line = Line.to(mail.smtpPort());
    assertThat(line.hear()).startsWith("220");
    assertThat(line.smtp("EHLO test")).startsWith("250");
    return line;
  }

  private Line loggedIn() throws IOException {
    Line line = smtp();
    assertThat(line.smtp("AUTH PLAIN " + plain("segredo"))).startsWith("235");
    return line;
  }

  private static String plain(String password) {
    return Base64.getEncoder().encodeToString(("\0" + DESK + "\0" + password).getBytes(UTF_8));
  }

  private Line imap() throws IOException {
    Line line = Line.to(mail.imapPort());
    assertThat(line.hear()).startsWith("* OK");
    assertThat(line.imap("LOGIN " + DESK + " segredo")).startsWith("t1 OK");
    assertThat(line.imap("EXAMINE INBOX")).contains("t1 OK");
    return line;
  }

  private static String handIn(Line line, String to, String text) throws IOException {
    line.smtp("MAIL FROM:<" + DESK + ">");
    String taken = line.smtp("RCPT TO:<" + to + ">");
    if (!taken.startsWith("250")) {
      return taken;
    }
    String go = line.smtp("DATA");
    return go.startsWith("354")
        ? line.smtp(
            "From: "
                + DESK
                + "\r\nMessage-ID: <"
                + text
                + "@guiche.example>\r\nSubject: s\r\n\r\n"
                + text
                + "\r\n.")
        : go;
  }

  private List<String> read(String customer) {
    return mail.customer(customer).mails().stream().map(ReceivedMail::text).toList();
  }

  @Test
  void whoIsNotLoggedInHandsNothingIn() throws IOException {
    try (Line line = smtp()) {
      assertThat(line.smtp("MAIL FROM:<" + DESK + ">")).startsWith("530");
      assertThat(line.smtp("AUTH PLAIN " + plain("errada"))).startsWith("535");
      assertThat(line.smtp("MAIL FROM:<" + DESK + ">")).startsWith("530");
    }
    try (Line line = Line.to(mail.imapPort())) {
      line.hear();
      assertThat(line.imap("LOGIN " + DESK + " errada")).startsWith("t1 NO");
      assertThat(line.imap("EXAMINE INBOX")).doesNotContain("t1 OK");
    }
    assertThat(mail.logins()).isEqualTo(2);
  }

  @Test
  void whatIsHandedInReachesItsReaderWhoNeedsNoMailboxBefore() throws IOException {
    try (Line line = loggedIn()) {
      assertThat(handIn(line, "Nova@Cliente.example", "um")).startsWith("250");
      assertThat(handIn(line, "nova+rotulo@cliente.example", "dois")).startsWith("250");
    }
    assertThat(mail.customers())
        .extracting(MailCustomer::address)
        .containsExactly("nova@cliente.example");
    assertThat(read("nova@cliente.example")).map(String::strip).containsExactly("um", "dois");
  }

  @Test
  void aMailIsOnTheServerByteForByte() throws IOException {
    byte[] raw =
        "Subject: caf\u00e9 sem charset\r\nX-Odd:\t1\r\n\r\n\u00ff\r\n.\r\nfim"
            .getBytes(ISO_8859_1);
    mail.put(DESK, raw, Instant.parse("2020-02-03T04:05:06Z"));
    try (Line line = imap()) {
      String fetched = line.imap("UID FETCH 1 (BODY.PEEK[] INTERNALDATE)");
      assertThat(fetched).contains("{" + raw.length + "}").contains("03-Feb-2020");
      assertThat(fetched).contains("X-Odd:\t1\n\n\u00ff\n.\nfim");
    }
  }

  @ParameterizedTest
  @EnumSource(MailProgram.class)
  void aCustomerAnswersAsHerProgramDoes(MailProgram program) throws IOException {
    MailCustomer ana = mail.customer(ANA).called("Ana Souza").using(program);
    try (Line line = loggedIn()) {
      handIn(line, ANA, "pergunta");
    }
    ana.repliesTo(ana.mails().getFirst(), "a resposta");
    try (Line line = imap()) {
      String fetched = line.imap("UID FETCH 1 (BODY.PEEK[])");
      String raw = fetched.substring(fetched.indexOf("}\n") + 2, fetched.lastIndexOf("t1 OK"));
      ReceivedMail answer = ReceivedMail.read(raw.getBytes(ISO_8859_1));
      assertThat(answer.fromName() + " " + answer.from()).isEqualTo("Ana Souza " + ANA);
      assertThat(answer.subject()).isEqualTo("Re: s");
      assertThat(answer.headers("In-Reply-To")).containsExactly("<pergunta@guiche.example>");
      assertThat(answer.text()).contains("a resposta");
      assertThat(answer.text().contains("pergunta")).isEqualTo(program != MailProgram.BARE);
    }
  }

  @Test
  void whoRefusesMailIsAnsweredForInTheProvidersWords() throws IOException {
    mail.refuse(ANA);
    try (Line line = loggedIn()) {
      assertThat(handIn(line, ANA, "um")).startsWith("550 5.1.1").contains(ANA);
      line.smtp("RSET");
      mail.refuse(ANA, "452 4.2.2 Mailbox full");
      assertThat(handIn(line, ANA, "dois")).isEqualTo("452 4.2.2 Mailbox full");
      line.smtp("RSET");
      mail.accept(ANA);
      mail.refuseContent("554 5.7.1 Looks like spam");
      assertThat(handIn(line, ANA, "tres")).isEqualTo("554 5.7.1 Looks like spam");
      assertThat(handIn(line, ANA, "quatro")).startsWith("250");
    }
    assertThat(read(ANA)).map(String::strip).containsExactly("quatro");
  }

  @Test
  void aSecondMailWithTheSameNameIsDroppedUnlessOrderedOtherwise() throws IOException {
    try (Line line = loggedIn()) {
      handIn(line, ANA, "um");
      handIn(line, ANA, "um");
      assertThat(read(ANA)).hasSize(1);
      mail.dropRepeats(false);
      handIn(line, ANA, "um");
      assertThat(read(ANA)).hasSize(2);
    }
  }

  @Test
  void aCutLineDoesTheWorkOrNotAsOrdered() throws IOException {
    mail.misbehaviour().next("send", new Fault.CutAfter(), new Fault.CutBefore());
    try (Line line = loggedIn()) {
      assertThat(handIn(line, ANA, "um")).isEqualTo("null");
    }
    try (Line line = loggedIn()) {
      assertThat(handIn(line, ANA, "dois")).isEqualTo("null");
    }
    assertThat(read(ANA)).map(String::strip).containsExactly("um");
  }

  @Test
  void tooManyABrokenServerAndASlowOneAnswerSo() throws IOException {
    mail.misbehaviour()
        .next(
            "send",
            new Fault.TooMany(Duration.ofSeconds(9)),
            new Fault.Broken(),
            new Fault.Slow(Duration.ofMillis(20)));
    try (Line line = loggedIn()) {
      assertThat(handIn(line, ANA, "um")).startsWith("450").contains("9 s");
      line.smtp("RSET");
      assertThat(handIn(line, ANA, "dois")).startsWith("451");
      line.smtp("RSET");
      assertThat(handIn(line, ANA, "tres")).startsWith("250");
    }
    assertThat(read(ANA)).map(String::strip).containsExactly("tres");
  }

  @Test
  void anImapCommandMeetsTheFaultOrderedForItsKind() throws IOException {
    mail.put(DESK, "Subject: x\r\n\r\num".getBytes(UTF_8));
    mail.misbehaviour().next("FETCH", new Fault.Broken(), new Fault.CutAfter());
    try (Line line = imap()) {
      assertThat(line.imap("UID SEARCH ALL")).contains("* SEARCH 1");
      assertThat(line.imap("UID FETCH 1 (BODY.PEEK[])")).startsWith("t1 NO [SERVERBUG]");
      assertThat(line.imap("UID FETCH 1 (BODY.PEEK[])")).endsWith("(cut)").doesNotContain("t1 OK");
    }
    mail.onImap(command -> command.contains("SEARCH") ? new Fault.CutBefore() : null);
    try (Line line = imap()) {
      assertThat(line.imap("NOOP")).contains("t1 OK");
      assertThat(line.imap("UID SEARCH ALL")).isEqualTo("(cut)");
    }
  }

  @Test
  void aFrozenLineStaysOpenAndSilentAndANewOneWorks() throws IOException {
    try (Line line = imap();
        Line other = imap()) {
      mail.freezeImap();
      line.socket().setSoTimeout(200);
      assertThatThrownBy(() -> line.imap("NOOP")).isInstanceOf(SocketTimeoutException.class);
      assertThat(other.socket().isClosed()).isFalse();
      try (Line fresh = imap()) {
        assertThat(fresh.imap("NOOP")).contains("t1 OK");
      }
    }
  }

  @Test
  void deliveriesMisbehaveOnDemand() throws IOException {
    MailCustomer ana = mail.customer(ANA).using(MailProgram.BARE);
    mail.misbehaviour()
        .deliveries(new Trick.Twice(), new Trick.Swapped(), new Trick.Late(Duration.ofMillis(300)));
    ana.writes(DESK, "um", "x");
    assertThat(mail.count(DESK)).isEqualTo(2);
    ana.writes(DESK, "dois", "x");
    assertThat(mail.count(DESK)).isEqualTo(2);
    ana.writes(DESK, "tres", "x");
    ana.writes(DESK, "quatro", "x");
    await().until(() -> mail.count(DESK) == 5);
    try (Line line = imap()) {
      String all = line.imap("UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
      assertThat(all.lines().filter(l -> l.startsWith("Subject: ")).map(l -> l.substring(9)))
          .containsExactly("um", "um", "quatro", "dois", "tres");
    }
  }

  @Test
  void itIsGoneAndComesBackOnTheSamePortsWithAllItKnew() throws IOException {
    mail.put(DESK, "Subject: x\r\n\r\num".getBytes(UTF_8));
    int smtp = mail.smtpPort();
    int imap = mail.imapPort();
    try (Line line = loggedIn()) {
      mail.misbehaviour().goAway();
      assertThat(line.smtp("NOOP")).isEqualTo("null");
      assertThatThrownBy(() -> Line.to(smtp)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> Line.to(imap)).isInstanceOf(IOException.class);
    }
    for (int i = 0; i < 5; i++) { // at once, and again
      mail.misbehaviour().comeBack();
      mail.misbehaviour().goAway();
    }
    mail.misbehaviour().comeBack();
    try (Line line = imap()) {
      assertThat(line.imap("UID SEARCH ALL")).contains("* SEARCH 1");
    }
    loggedIn().close();
  }

  @Test
  void aRebuiltMailboxHasTheSameMailsUnderOtherNumbers() throws IOException {
    mail.put(DESK, "Subject: x\r\n\r\num".getBytes(UTF_8), Instant.parse("2020-02-03T04:05:06Z"));
    String before = validity();
    try (Line line = imap()) {
      mail.changeUidValidity(DESK);
      assertThat(line.imap("NOOP")).as("who is connected is cut off").endsWith("(cut)");
    }
    assertThat(validity()).isNotEqualTo(before);
    try (Line line = imap()) {
      assertThat(line.imap("UID FETCH 1 (INTERNALDATE BODY.PEEK[])")).contains("03-Feb-2020", "um");
    }
  }

  private String validity() throws IOException {
    try (Line line = imap()) {
      return line.imap("EXAMINE INBOX").replaceFirst("(?s).*UIDVALIDITY (\\d+).*", "$1");
    }
  }

  @Test
  void idleIsOfferedOrNot() throws IOException {
    try (Line line = imap()) {
      assertThat(line.imap("CAPABILITY")).contains(" IDLE");
      mail.offerIdle(false);
      assertThat(line.imap("CAPABILITY")).contains("IMAP4rev1").doesNotContain(" IDLE");
    }
  }

  @Test
  void aCopyIsKeptAmongTheSentWhereThatIsTheHabit() throws IOException {
    mail.keepSent(DESK, "Enviados");
    try (Line line = loggedIn()) {
      handIn(line, ANA, "um");
    }
    try (Line line = imap()) {
      assertThat(line.imap("EXAMINE Enviados")).contains("* 1 EXISTS");
    }
  }
}
