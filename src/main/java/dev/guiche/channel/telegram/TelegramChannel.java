package dev.guiche.channel.telegram;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Colleagues;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.Secret;
import dev.guiche.config.TelegramConfig;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;

/** A Telegram bot as a channel. */
public final class TelegramChannel implements Channel {
  private final ChannelName name;
  private final TelegramConfig config;
  private final Secret token;
  private final Exclusive exclusive;
  private final Pace pace;
  private final BotClient client;
  private final MessageIds ids;
  private final Attempts attempts;
  private final Condition condition = new Condition();
  private final @Nullable Webhook webhook;
  private final @Nullable WebhookKeeper keeper;
  private volatile @Nullable Listening listening;
  private volatile Colleagues colleagues = Colleagues.NONE;
  private volatile boolean stopped;

  /**
   * @param config with a token, and with a secret where the mode is WEBHOOK
   * @param exclusive sees to it that one node alone polls the bot
   * @param publicUrl under which Telegram reaches us; used only in WEBHOOK mode
   */
  public TelegramChannel(
      TelegramConfig config, Database database, Exclusive exclusive, URI publicUrl) {
    this(config, database, exclusive, publicUrl, Pace.USUAL);
  }

  TelegramChannel(
      TelegramConfig config, Database database, Exclusive exclusive, URI publicUrl, Pace pace) {
    this.name = new ChannelName(config.name());
    this.config = config;
    this.token = Objects.requireNonNull(config.token(), "A channel without a token is off");
    this.exclusive = exclusive;
    this.pace = pace;
    this.client = new BotClient(token, config.apiUrl(), pace.call());
    this.ids = new MessageIds(database, client.bot());
    this.attempts = new Attempts(database, client.bot());
    if (config.mode() == Mode.WEBHOOK) {
      Secret secret = Objects.requireNonNull(config.webhookSecret(), "WEBHOOK needs a secret");
      String url = publicUrl + Webhook.path(config.name());
      this.webhook = new Webhook(config.name(), secret);
      this.keeper = new WebhookKeeper(client, url, secret, condition, pace);
    } else {
      this.webhook = null;
      this.keeper = null;
    }
  }

  /** Adds the path to which Telegram posts; nothing when the bot is polled. */
  public void mount(Router router) {
    if (webhook != null) {
      webhook.mount(router);
    }
  }

  @Override
  public ChannelName name() {
    return name;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.TELEGRAM;
  }

  @Override
  public void hear(Colleagues those) {
    colleagues = those;
  }

  @Override
  public void start(Inbox inbox) {
    UpdateHandler handler = new UpdateHandler(name, inbox, colleagues, client, ids);
    attempts.clean();
    if (webhook != null && keeper != null) {
      webhook.open(handler);
      keeper.start();
    } else {
      Listening ear = new Listening(() -> poller(handler), condition, pace.silence());
      listening = ear;
      exclusive.hold("telegram:" + client.bot(), () -> listen(ear), ear::stop);
    }
  }

  private void listen(Listening ear) {
    if (!stopped) {
      ear.start();
    }
  }

  private Poller poller(UpdateHandler handler) {
    BotClient own = new BotClient(token, config.apiUrl(), pace.poll().plusSeconds(15));
    return new Poller(config.name(), own, handler, condition, pace);
  }

  @Override
  public void stop() {
    stopped = true;
    Listening ear = listening;
    if (ear != null) {
      ear.stop();
    }
    if (webhook != null && keeper != null) {
      keeper.stop();
      webhook.close();
    }
  }

  @Override
  public boolean hasButtons() {
    return true;
  }

  @Override
  public ChannelHealth health() {
    Listening ear = listening;
    return ear == null || ear.isRunning()
        ? condition.health()
        : new ChannelHealth(ChannelHealth.State.UP, "Outro nó escuta este robô.");
  }

  @Override
  public List<Part> parts(String text, int files) {
    return Sender.parts(text, files);
  }

  @Override
  public Sent send(OutboundMessage message) throws SendFailure {
    return new Sender(client, attempts, ids).send(message);
  }

  @Override
  public Lookup findSent(OutboundMessage message, Predicate<ExternalId> known)
      throws SendFailure.Later {
    if (UpdateReader.isGroup(Long.parseLong(message.to().value()))) {
      return new Lookup.Unknown(true); // colleagues bear a repeated notice better than a lost one
    }
    return new LostAnswers(client, attempts, ids, pace.settle()).find(message, known);
  }

  @Override
  public byte[] fetch(String reference) throws SendFailure {
    return new Downloads(client).fetch(reference);
  }

  @Override
  public void showTyping(Address to) {
    try {
      client.call(SendChatAction.builder().chatId(to.value()).action("typing").build());
    } catch (ApiFailure unseen) {
      // Best effort: the message itself is what counts.
    }
  }
}
