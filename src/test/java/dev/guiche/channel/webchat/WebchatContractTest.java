package dev.guiche.channel.webchat;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebchatContractTest implements ChannelContract {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private Site site;
  private WebchatChannel channel;
  private Browser browser;

  @BeforeEach
  void open() {
    site = new Site(db.database(), "site");
    channel = site.build();
    browser = new Browser(site);
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Channel nextProcess() {
    return site.build();
  }

  @Override
  public RecordingInbox inbox() {
    return site.inbox;
  }

  @Override
  public Customer customer() {
    return new Customer() {
      @Override
      public Address address() {
        return new Address(ChannelKind.WEBCHAT, "v" + visitor());
      }

      @Override
      public void writes(String text) {
        browser.write(text);
      }

      @Override
      public List<String> reads() {
        return browser.tab().texts("consultant");
      }

      @Override
      public void refusesUs() {
        db.database().update("delete from webchat_visitor");
      }
    };
  }

  private static long visitor() {
    return db.database()
        .one("select last_value n from webchat_visitor_id_seq", row -> row.number("n"));
  }

  /** The entry stands in the database before the outbox calls. */
  @Override
  public OutboundMessage text(long delivery, String text) {
    var message = ChannelContract.super.text(delivery, text);
    var visitor =
        db.database()
            .first(
                "select 1 one from webchat_visitor where 'v' || id = $1",
                row -> row.integer("one"),
                message.to().value());
    if (visitor.isPresent()) {
      site.timeline.say(message.to(), delivery, text);
    }
    return message;
  }

  @Override
  public void redeliverLast() {
    browser.sendLastAgain();
  }

  @Override
  public boolean deliverRubbish() {
    browser.tab().awaitFrame("welcome");
    browser.tab().sendText("{\"type\":\"message\",\"id\":");
    browser.tab().awaitFrame("error");
    return true;
  }

  @Override
  public int unacknowledged() {
    return browser.unacknowledged();
  }

  @Override
  public String refusal() {
    return "apagado";
  }
}
