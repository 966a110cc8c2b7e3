package dev.guiche.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.EmailConfig.Security;
import dev.guiche.config.EmailConfig.Server;
import dev.guiche.config.Secret;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A channel that is down says in Portuguese what is wrong and what to mend, and no secret. */
class MailConditionTest {
  private static final String WRONG = "senha-que-ninguem-deve-ler";

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private MailDesk desk;
  private EmailChannel channel;

  @BeforeEach
  void open() {
    desk = MailDesk.open(db.database());
  }

  @AfterEach
  void close() {
    channel.stop();
    desk.close();
  }

  private void start(Server imap, Server smtp, String folder) {
    channel = desk.channel(MailDesk.config(imap, smtp, folder));
    channel.start(new RecordingInbox());
  }

  private static Server at(Server server, String host, int port, String password) {
    return new Server(host, port, Security.NONE, server.user(), new Secret(password), null);
  }

  private void awaitWhy(String... words) {
    await()
        .atMost(ChannelContract.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(channel.health().state()).isEqualTo(ChannelHealth.State.DOWN);
              assertThat(channel.health().why()).contains(words);
            });
    assertThat(channel.health().why())
        .doesNotContain(WRONG, MailDesk.PASSWORD, "Exception", "java.", "BYE", "ailed");
  }

  private void awaitUp() {
    await()
        .atMost(ChannelContract.PATIENCE)
        .until(() -> channel.health().equals(ChannelHealth.up()));
  }

  @Test
  void itIsUpWhenBothServersAnswer() {
    EmailConfig good = desk.config();
    start(good.imap(), good.smtp(), "INBOX");
    awaitUp();
  }

  @Test
  void aWrongPasswordIsToldByTheKeyThatHoldsIt() {
    Server imap = desk.config().imap();
    Server smtp = desk.config().smtp();
    start(
        at(imap, imap.host(), imap.port(), WRONG),
        at(smtp, smtp.host(), smtp.port(), WRONG),
        "INBOX");
    awaitWhy(
        "IMAP 127.0.0.1:" + imap.port(),
        "senha recusada para " + MailDesk.ADDRESS,
        "confira imap.user e imap.password",
        "SMTP 127.0.0.1:" + smtp.port(),
        "confira smtp.user e smtp.password");
  }

  @Test
  void aHostThatNobodyKnowsIsTold() {
    var far = new Server("nao-ha.invalid", 993, Security.TLS, "x", new Secret("x"), null);
    start(far, desk.config().smtp(), "INBOX");
    awaitWhy("não foi encontrado; confira imap.host");
  }

  @Test
  void aPortWhereNobodyListensIsTold() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Server imap = desk.config().imap();
    start(at(imap, "127.0.0.1", free, "x"), desk.config().smtp(), "INBOX");
    awaitWhy("a conexão foi recusada; confira imap.host e imap.port");
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    start(desk.config().imap(), desk.config().smtp(), "Suporte");
    awaitWhy("a pasta não existe; confira folder");
  }

  @Test
  void aBrokenLineIsToldAndForgottenWhenItIsMended() {
    EmailConfig good = desk.config();
    start(good.imap(), good.smtp(), "INBOX");
    awaitUp();
    desk.mail().onImap(command -> new Fault.CutBefore());
    desk.put("1", "um");
    awaitWhy("IMAP 127.0.0.1", "a conexão caiu");
    desk.mail().onImap(command -> null);
    awaitUp();
  }

  @Test
  void whatTheServerSaysOfItselfIsRepeated() {
    EmailConfig good = desk.config();
    desk.mail()
        .onImap(command -> command.contains("EXAMINE") ? new Fault.TooMany(Duration.ZERO) : null);
    start(good.imap(), good.smtp(), "INBOX");
    awaitWhy("o servidor respondeu: NO [LIMIT] Too many requests");
  }
}
