package dev.guiche.channel.whatsapp;

import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.TextSplitter;
import dev.guiche.config.WhatsAppConfig;
import dev.guiche.database.Sql;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A WhatsApp number at Twilio: web hooks in, the Messages API out. */
public final class WhatsAppChannel implements Channel {
  private static final int LONGEST_TEXT = 1600;
  private static final int HOOKS_AT_ONCE = 2048;
  private static final Duration WINDOW = Duration.ofHours(24);

  private final ChannelName name;
  private final Sending sending;
  private final Lists lists;
  private final MediaFetch media;
  private final Watch watch;
  private final Hooks hooks;
  private final Reception reception;
  private final CatchUp catchUp;

  /**
   * Mounts its routes; until {@link #start} they answer "try again".
   *
   * @param config with nothing missing
   * @param publicUrl where Twilio reaches us
   * @param isProxy tells by its IP address whether a proxy is ours, so that its X-Forwarded headers
   *     are believed
   * @param router has read no body yet
   */
  public WhatsAppChannel(
      WhatsAppConfig config,
      URI publicUrl,
      Predicate<String> isProxy,
      Router router,
      Sql sql,
      MediaSource files) {
    this(config, publicUrl, isProxy, router, sql, files, Pace.USUAL);
  }

  WhatsAppChannel(
      WhatsAppConfig config,
      URI publicUrl,
      Predicate<String> isProxy,
      Router router,
      Sql sql,
      MediaSource files,
      Pace pace) {
    this.name = new ChannelName(config.name());
    var address = new PublicAddress(publicUrl, isProxy);
    String path = "/hooks/whatsapp/" + name;
    String hooksUrl = address.base() + path;
    var web = new Web(pace.call());
    var twilio = Twilio.with(config, web, URI.create(hooksUrl + "/status"));
    var numbers = new Numbers(sql);
    var links = new MediaLinks(hooksUrl, name, config.authTokens(), Clock.systemUTC());
    var arrivals = new Arrivals(name, numbers);
    this.sending = new Sending(twilio, numbers, links, config.template(), config.lists());
    this.lists = new Lists(config.lists().keySet());
    this.media = new MediaFetch(config.apiUrl(), Twilio.authorization(config), web);
    this.watch = new Watch(name, config.apiUrl(), twilio);
    this.reception = new Reception(name, arrivals);
    this.catchUp = new CatchUp(name, twilio, arrivals, reception::hasTaken, sql, pace);
    this.hooks = new Hooks(name, Signatures.ofHooks(config.authTokens()), address, HOOKS_AT_ONCE);
    hooks.mount(router, path, reception::message);
    hooks.mount(router, path + "/status", reception::status);
    new MediaServer(links, files, hooks).mount(router, path);
  }

  @Override
  public ChannelName name() {
    return name;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WHATSAPP;
  }

  @Override
  public void start(Inbox inbox) {
    reception.start(inbox);
    hooks.open();
    watch.start();
    catchUp.start(inbox);
  }

  @Override
  public void stop() {
    watch.stop();
    catchUp.stop();
    hooks.close(Duration.ofSeconds(5));
  }

  @Override
  public ChannelHealth health() {
    return watch.health();
  }

  @Override
  public List<Part> parts(String text, int files) {
    var parts = new ArrayList<Part>();
    TextSplitter.split(text, LONGEST_TEXT).forEach(piece -> parts.add(new Part(piece, -1)));
    for (int file = 0; file < files; file++) {
      parts.add(new Part("", file)); // WhatsApp drops the caption of a sound or a document
    }
    return parts;
  }

  @Override
  public boolean shows(String text, List<String> choices) {
    return lists.show(text, choices);
  }

  @Override
  public Sent send(OutboundMessage message) throws SendFailure {
    return new Sent(sending.send(message), DeliveryStatus.SENT);
  }

  @Override
  public Lookup findSent(OutboundMessage message, Predicate<ExternalId> known)
      throws SendFailure.Later {
    return sending.find(message, known);
  }

  @Override
  public byte[] fetch(String reference) throws SendFailure {
    return media.fetch(reference);
  }

  @Override
  public Duration answerWindow() {
    return WINDOW;
  }

  @Override
  public String toString() {
    return "WhatsApp " + name;
  }
}
