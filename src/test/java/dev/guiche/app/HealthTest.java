package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.channel.email.EmailChannel;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.Secret;
import dev.guiche.database.Exclusive;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.mail.MailSandbox;
import dev.guiche.timer.Backlog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code /health/ready} says of a channel. */
class HealthTest {
  private static final String ADDRESS = "suporte@guiche.example";

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final Health health = new Health(db.database());

  @Test
  void aChannelThatIsDownSaysWhyAndTurnsNobodyAway() {
    health.is(Health.State.RUNNING);
    try (var mail = MailSandbox.start();
        var exclusive = new Exclusive(db.database())) {
      mail.openMailbox(ADDRESS, "segredo");
      EmailChannel channel = channel(mail, exclusive, "senha-errada");
      try {
        channel.start(new RecordingInbox());
        await().until(() -> why().contains("SMTP") && why().contains("IMAP"));
        assertThat(report().at("/channels/email/state").asText()).isEqualTo("down");
        assertThat(why())
            .contains("senha recusada para " + ADDRESS, "confira imap.user e imap.password")
            .doesNotContain("senha-errada", "Exception");
        assertThat(report().at("/ready").asBoolean()).isTrue();
      } finally {
        channel.stop();
      }
    }
  }

  @Test
  void timersThatAreLateAreCounted() {
    health.is(Health.State.RUNNING);
    health.watchTimers(() -> new Backlog(3, 1));
    assertThat(report().at("/timers/overdue").asInt()).isEqualTo(3);
    assertThat(report().at("/timers/failing").asInt()).isEqualTo(1);
  }

  @Test
  void aChannelThatIsUpHasNothingToExplain() {
    health.is(Health.State.RUNNING);
    try (var mail = MailSandbox.start();
        var exclusive = new Exclusive(db.database())) {
      mail.openMailbox(ADDRESS, "segredo");
      EmailChannel channel = channel(mail, exclusive, "segredo");
      try {
        channel.start(new RecordingInbox());
        await() // before the lock is asked for, another node may be the reader
            .until(
                () ->
                    report().at("/channels/email/state").asText().equals("up")
                        && report().at("/channels/email/why").isMissingNode());
      } finally {
        channel.stop();
      }
    }
  }

  @Test
  void itIsNotReadyBeforeItRunsNorWhileItStops() {
    assertThat(health.report().ready()).isFalse();
    health.is(Health.State.RUNNING);
    assertThat(health.report().ready()).isTrue();
    health.is(Health.State.STOPPING);
    assertThat(health.report().ready()).isFalse();
  }

  private EmailChannel channel(MailSandbox mail, Exclusive exclusive, String password) {
    var channel =
        new EmailChannel(
            new EmailConfig(
                "email",
                "suporte",
                ADDRESS,
                "Suporte",
                with(mail.imapFor(ADDRESS, "x"), password),
                with(mail.smtpFor(ADDRESS, "x"), password),
                "INBOX",
                EmailConfig.Opens.TICKET,
                List.of()),
            db.database(),
            exclusive);
    health.watch("email", channel::health);
    return channel;
  }

  private static EmailConfig.Server with(EmailConfig.Server server, String password) {
    return new EmailConfig.Server(
        server.host(), server.port(), server.security(), server.user(), new Secret(password), null);
  }

  private String why() {
    return report().at("/channels/email/why").asText();
  }

  private JsonNode report() {
    try {
      return new ObjectMapper().readTree(health.report().json());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
