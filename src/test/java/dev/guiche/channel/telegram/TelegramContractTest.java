package dev.guiche.channel.telegram;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.LostAnswerContract;
import dev.guiche.channel.OutageContract;
import dev.guiche.channel.RateLimitContract;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.telegram.TelegramMessage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, once for each way in which updates arrive. */
abstract class TelegramContractTest
    implements OutageContract, RateLimitContract, LostAnswerContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TelegramRig rig;

  TelegramContractTest(Mode mode) {
    this.rig = new TelegramRig(DATABASE.database(), mode, TelegramRig.QUICK);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Override
  public Channel channel() {
    return rig.channel;
  }

  @Override
  public Channel nextProcess() {
    return rig.build(rig.standIn.url());
  }

  @Override
  public RecordingInbox inbox() {
    return rig.inbox;
  }

  @Override
  public Misbehaviour misbehaviour() {
    return rig.standIn.misbehaviour();
  }

  @Override
  public String sendCall() {
    return "sendMessage";
  }

  @Override
  public void redeliverLast() {
    rig.bot.redeliverLast();
  }

  @Override
  public boolean deliverRubbish() {
    rig.bot.delivers(new JsonObject().put("message", new JsonObject().put("date", "amanhã")));
    return false;
  }

  @Override
  public int unacknowledged() {
    return rig.bot.unconfirmed();
  }

  @Override
  public String refusal() {
    return "bloqueou";
  }

  @Override
  public Customer customer() {
    return new Customer() {
      @Override
      public Address address() {
        return rig.address();
      }

      @Override
      public void writes(String text) {
        rig.phone.writes(text);
      }

      @Override
      public List<String> reads() {
        return rig.phone.reads().stream().map(TelegramMessage::text).toList();
      }

      @Override
      public void refusesUs() {
        rig.phone.blocksTheBot();
      }
    };
  }
}
