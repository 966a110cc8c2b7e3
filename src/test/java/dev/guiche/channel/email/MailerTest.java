package dev.guiche.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.ReceivedMail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a mail of ours, by what the SMTP server says or does not say. */
@Tag("DC-2")
@Tag("DC-5")
class MailerTest {
  private static final String MARIA = "maria@cliente.example";

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private MailDesk desk;
  private MailCustomer maria;
  private EmailChannel channel; // not started: sending needs no reading

  @BeforeEach
  void open() {
    desk = MailDesk.open(db.database());
    maria = desk.mail().customer(MARIA);
    channel = desk.channel();
  }

  @AfterEach
  void close() {
    channel.stop();
    desk.close();
  }

  private void send(long number) throws SendFailure {
    channel.send(MailDesk.letter(number, MARIA, "resposta " + number));
  }

  private <F extends SendFailure> F failure(Class<F> kind, long number) {
    F failure = catchThrowableOfType(kind, () -> send(number));
    assertThat(failure).as("a failure of kind " + kind).isNotNull();
    return failure;
  }

  private Channel.Lookup lookup(long number) throws SendFailure {
    return channel.findSent(MailDesk.letter(number, MARIA, "resposta " + number), id -> false);
  }

  private List<String> read() {
    return maria.mails().stream().map(ReceivedMail::text).map(String::strip).toList();
  }

  @Test
  void aMailWhoseAnswerWasLostGoesOutAgainAndIsOneMail() throws SendFailure {
    desk.mail().misbehaviour().next("send", new Fault.CutAfter());
    failure(SendFailure.InDoubt.class, 1);
    assertThat(lookup(1)).isEqualTo(new Channel.Lookup.Unknown(true));
    send(1);
    send(2);
    assertThat(read()).containsExactly("resposta 1", "resposta 2");
    assertThat(maria.mails().getFirst().messageId()).isEqualTo("<1.abc@guiche.example>");
  }

  @Test
  void aMailThatTheServerNeverTookGoesOutAgain() throws SendFailure {
    desk.mail().misbehaviour().next("send", new Fault.CutBefore());
    failure(SendFailure.InDoubt.class, 1);
    assertThat(read()).isEmpty();
    assertThat(lookup(1)).isEqualTo(new Channel.Lookup.Unknown(true));
    send(1);
    assertThat(read()).containsExactly("resposta 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sent", "Itens Enviados", "INBOX.Enviados"})
  void aMailThatIsAmongTheSentIsNotSentAgain(String folder) throws SendFailure {
    desk.mail().dropRepeats(false);
    desk.mail().keepSent(MailDesk.ADDRESS, folder);
    send(1);
    desk.mail().misbehaviour().next("send", new Fault.CutAfter(), new Fault.CutBefore());
    failure(SendFailure.InDoubt.class, 2);
    assertThat(lookup(2))
        .isEqualTo(new Channel.Lookup.Found(new ExternalId("<2.abc@guiche.example>")));
    failure(SendFailure.InDoubt.class, 3);
    assertThat(lookup(3)).isEqualTo(new Channel.Lookup.Unknown(true));
    send(3);
    assertThat(read()).containsExactly("resposta 1", "resposta 2", "resposta 3");
  }

  @Test
  void whileTheServerCannotBeAskedTheDoubtRemains() throws SendFailure {
    desk.mail().misbehaviour().next("send", new Fault.CutAfter());
    failure(SendFailure.InDoubt.class, 1);
    desk.mail().misbehaviour().goAway();
    assertThat(catchThrowableOfType(SendFailure.Later.class, () -> lookup(1))).isNotNull();
    desk.mail().misbehaviour().comeBack();
    assertThat(lookup(1)).isEqualTo(new Channel.Lookup.Unknown(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "450 4.2.1 Mailbox busy, try again",
        "451 4.7.1 Greylisted, come back in 5 minutes",
        "452 4.2.2 Over quota for now",
        "421 4.3.2 Shutting down"
      })
  void aTemporaryRefusalIsTriedAgainLater(String answer) throws SendFailure {
    desk.mail().refuse(MARIA, answer);
    var later = failure(SendFailure.Later.class, 1);
    assertThat(later.reason()).contains("tentar mais tarde").contains(answer.substring(0, 9));
    failure(SendFailure.Later.class, 1);
    desk.mail().accept(MARIA);
    send(1);
    assertThat(read()).containsExactly("resposta 1");
    assertThat(channel.health().why()).isEqualTo("ainda conectando ao servidor de entrada");
  }

  @Test
  void tooManyMailsAndABrokenServerAreTriedAgainLater() throws SendFailure {
    desk.mail()
        .misbehaviour()
        .next("send", new Fault.TooMany(Duration.ofSeconds(3)), new Fault.Broken());
    assertThat(failure(SendFailure.Later.class, 1).reason()).contains("Too many mails");
    assertThat(failure(SendFailure.Later.class, 1).reason()).contains("local error");
    send(1);
    assertThat(read()).containsExactly("resposta 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 5.1.1 User unknown in local table     | O endereço de e-mail não existe
          550 No such user here                     | O endereço de e-mail não existe
          552 5.2.2 Mailbox full                    | A caixa de e-mail do destinatário está cheia
          552 5.3.4 Message too large               | O e-mail é grande demais para o servidor
          554 5.7.1 Rejected by policy              | não aceitou a mensagem por uma regra sua
          553 5.5.4 Something else altogether       | O servidor de e-mail recusou a mensagem
          """)
  void aRefusalForGoodSaysWhyInTheServersWords(String answer, String why) throws SendFailure {
    desk.mail().refuse(MARIA, answer);
    assertThat(failure(SendFailure.Refused.class, 1).reason()).contains(why).contains(answer);
    desk.mail().accept(MARIA);
    desk.mail().refuseContent(answer);
    assertThat(failure(SendFailure.Refused.class, 2).reason()).contains(why).contains(answer);
    assertThat(read()).isEmpty();
    send(3);
    assertThat(read()).containsExactly("resposta 3");
    assertThat(desk.mail().logins()).as("a refused mail costs no connection").isEqualTo(1);
  }

  @Test
  void aLineThatTheServerClosedMeanwhileIsReplacedUnnoticed() throws SendFailure {
    send(1);
    desk.mail().misbehaviour().goAway();
    desk.mail().misbehaviour().comeBack();
    send(2);
    assertThat(read()).containsExactly("resposta 1", "resposta 2");
  }

  @Test
  void aServerThatIsAwayIsTriedAgainLaterAndSeenInHealth() throws SendFailure {
    desk.mail().misbehaviour().goAway();
    assertThat(failure(SendFailure.Later.class, 1).reason()).contains("a conexão foi recusada");
    assertThat(channel.health().state()).isEqualTo(ChannelHealth.State.DOWN);
    assertThat(channel.health().why()).contains("SMTP 127.0.0.1").contains("smtp.port");
    desk.mail().misbehaviour().comeBack();
    send(1);
    assertThat(channel.health().why()).doesNotContain("SMTP");
    assertThat(read()).containsExactly("resposta 1");
  }
}
