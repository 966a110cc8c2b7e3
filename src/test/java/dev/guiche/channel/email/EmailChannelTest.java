package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.OutageContract;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.MailProgram;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every channel promises, kept by mail over real SMTP and IMAP. */
@Tag("DC-2")
class EmailChannelTest implements ChannelContract, OutageContract {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final RecordingInbox inbox = new RecordingInbox();
  private MailDesk desk;
  private MailCustomer maria;
  private Channel channel;

  @BeforeEach
  void open() {
    desk = MailDesk.open(db.database());
    maria = desk.mail().customer("maria@cliente.example").called("Maria").using(MailProgram.BARE);
    channel = desk.channel();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Channel nextProcess() {
    return desk.channel();
  }

  @Override
  public RecordingInbox inbox() {
    return inbox;
  }

  @Override
  public Misbehaviour misbehaviour() {
    return desk.mail().misbehaviour();
  }

  @Override
  public Customer customer() {
    return new Customer() {
      @Override
      public Address address() {
        return Address.email(maria.address());
      }

      @Override
      public void writes(String text) {
        maria.writes(MailDesk.ADDRESS, "Ajuda", text);
      }

      @Override
      public List<String> reads() {
        return maria.mails().stream().map(mail -> mail.text().strip()).toList();
      }

      @Override
      public void refusesUs() {
        desk.mail().refuse(maria.address());
      }
    };
  }

  @Override
  public void redeliverLast() {
    desk.mail().redeliverLast(MailDesk.ADDRESS);
  }

  @Override
  public boolean deliverRubbish() {
    byte[] endless = ("X: " + "y".repeat(3 * 1024 * 1024)).getBytes(US_ASCII);
    desk.mail().put(MailDesk.ADDRESS, endless);
    return false;
  }

  @Override
  public int unacknowledged() {
    return desk.mail().count(MailDesk.ADDRESS) - (int) desk.lastUid();
  }

  @Override
  public String refusal() {
    return "O endereço de e-mail não existe";
  }

  @Override
  public OutboundMessage text(long delivery, String text) {
    return MailDesk.letter(delivery, maria.address(), text);
  }
}
