package dev.guiche.channel.whatsapp;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.LostAnswerContract;
import dev.guiche.channel.OutageContract;
import dev.guiche.channel.RateLimitContract;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.whatsapp.Received;
import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every channel promises, kept by WhatsApp. */
class WhatsAppChannelTest implements OutageContract, RateLimitContract, LostAnswerContract {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final RecordingInbox inbox = new RecordingInbox();
  private House house;
  private Channel channel;
  private WhatsAppPhone phone;

  @BeforeEach
  void build() {
    house = new House(db);
    channel = house.build();
    phone = house.twilio.phone("+5531987654321", "Ana Souza");
    phone.opensTheWindow();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Channel nextProcess() {
    return house.build();
  }

  @Override
  public RecordingInbox inbox() {
    return inbox;
  }

  @Override
  public Customer customer() {
    return new Customer() {
      @Override
      public Address address() {
        return House.address("+5531987654321");
      }

      @Override
      public void writes(String text) {
        phone.writes(text);
      }

      @Override
      public List<String> reads() {
        return phone.received().stream().map(Received::text).toList();
      }

      @Override
      public void refusesUs() {
        phone.refusesUs();
      }
    };
  }

  @Override
  public void redeliverLast() {
    phone.redeliversLast();
  }

  @Override
  public boolean deliverRubbish() {
    try {
      house.twilio.callsHook("", Map.of("MessageSid", "", "From", "+5531987654321", "Body", "?"));
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public int unacknowledged() {
    return house.twilio.unacknowledged();
  }

  @Override
  public String refusal() {
    return "STOP";
  }

  @Override
  public Misbehaviour misbehaviour() {
    return house.twilio.misbehaviour();
  }

  @Override
  public String sendCall() {
    return "Messages.create";
  }
}
