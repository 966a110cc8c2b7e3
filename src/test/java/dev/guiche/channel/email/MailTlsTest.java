package dev.guiche.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.EmailConfig.Security;
import dev.guiche.config.EmailConfig.Server;
import dev.guiche.config.Secret;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.mail.MailSandbox;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A password leaves this machine only over TLS, and only to the server that it is meant for. */
@Tag("DC-2")
class MailTlsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @TempDir static Path folder;
  private static ServerCertificate ours;
  private static ServerCertificate another;

  private final RecordingInbox inbox = new RecordingInbox();
  private MailDesk desk;
  private EmailChannel channel;

  @BeforeAll
  static void certify() throws Exception {
    ours = ServerCertificate.of("ip:127.0.0.1", folder);
    another = ServerCertificate.of("dns:imap.outra.example", folder);
  }

  @AfterEach
  void close() {
    channel.stop();
    desk.close();
  }

  private void open(MailSandbox mail, Security asked, @Nullable Path trusted) {
    desk = MailDesk.open(db.database(), mail);
    channel =
        desk.channel(
            MailDesk.config(
                server(mail.imapPort(), asked, trusted),
                server(mail.smtpPort(), asked, trusted),
                "INBOX"));
  }

  private static Server server(int port, Security asked, @Nullable Path trusted) {
    return new Server(
        "127.0.0.1", port, asked, MailDesk.ADDRESS, new Secret(MailDesk.PASSWORD), trusted);
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"TLS", "STARTTLS"})
  void mailGoesBothWays(Security security) throws SendFailure {
    open(MailSandbox.start(security, ours.context()), security, ours.file());
    channel.start(inbox);
    var maria = desk.mail().customer("maria@cliente.example");
    desk.put("1", "um");
    await().atMost(ChannelContract.PATIENCE).until(() -> inbox.texts().contains("um"));
    channel.send(MailDesk.letter(1, "maria@cliente.example", "resposta"));
    assertThat(maria.mails()).hasSize(1);
    assertThat(channel.health()).isEqualTo(ChannelHealth.up());
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"TLS", "STARTTLS"})
  void aCertificateThatNobodyKnowsIsRefused(Security security) {
    open(MailSandbox.start(security, ours.context()), security, null);
    assertNothingGoes("a conexão segura falhou");
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"TLS", "STARTTLS"})
  void aKnownCertificateOfAnotherServerIsRefused(Security security) {
    open(MailSandbox.start(security, another.context()), security, another.file());
    assertNothingGoes("a conexão segura falhou");
  }

  @Test
  void whereStarttlsIsAskedForNothingGoesWithoutIt() {
    open(MailSandbox.start(), Security.STARTTLS, null);
    assertNothingGoes("não oferece STARTTLS");
  }

  private void assertNothingGoes(String why) {
    channel.start(inbox);
    desk.put("1", "um");
    var later =
        catchThrowableOfType(
            SendFailure.Later.class,
            () -> channel.send(MailDesk.letter(1, "maria@cliente.example", "resposta")));
    assertThat(later).isNotNull();
    assertThat(later.reason()).contains("SMTP").contains(why).contains("smtp.security");
    await()
        .atMost(ChannelContract.PATIENCE)
        .untilAsserted(
            () -> assertThat(channel.health().why()).contains("IMAP").contains("imap.security"));
    assertThat(channel.health().why()).contains(why).doesNotContain(MailDesk.PASSWORD);
    assertThat(inbox.entries()).isEmpty();
    assertThat(desk.mail().customers()).isEmpty();
    assertThat(desk.mail().logins()).as("passwords that were sent").isZero();
  }

  @Test
  void aPasswordNeverLeavesThisMachineInTheClear() {
    open(MailSandbox.start(), Security.NONE, null);
    var far = new Server("192.0.2.7", 143, Security.NONE, "x", new Secret(MailDesk.PASSWORD), null);
    assertThatThrownBy(() -> desk.channel(MailDesk.config(far, desk.config().smtp(), "INBOX")))
        .hasMessageContaining("192.0.2.7")
        .hasMessageContaining("starttls");
  }
}
