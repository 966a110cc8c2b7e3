package dev.guiche.channel.webchat;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.config.WebchatConfig;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Predicate;

/**
 * The chat on one web site. What a consultant writes is in the database before {@link #send} is
 * called, and the visitor reads it from there: sending is telling the visitor's tabs to look.
 */
public final class WebchatChannel implements Channel {
  private final WebchatConfig config;
  private final ChannelName name;
  private final VisitorTimeline timeline;
  private final Visitors visitors;
  private final Uploads uploads;
  private final Limits limits = new Limits();
  private final News news;
  private final Visits visits;
  private final SocketDoor door;
  private final Upkeep upkeep;
  private final ChatRoutes routes;

  /**
   * @param longestFile bytes that a visitor may send in one file
   * @param isProxy tells by its IP address whether a proxy is ours, so that its X-Forwarded-For is
   *     believed
   */
  public WebchatChannel(
      Vertx vertx,
      Database database,
      WebchatConfig config,
      VisitorTimeline timeline,
      long longestFile,
      Predicate<String> isProxy) {
    this.config = config;
    this.name = new ChannelName(config.name());
    this.timeline = timeline;
    this.visitors = new Visitors(database, name);
    this.uploads = new Uploads(database);
    this.news = new News(name, timeline);
    this.visits = new Visits(vertx, name, news::bring);
    this.door = new SocketDoor(visits);
    this.upkeep = new Upkeep(vertx, name, visits, timeline, uploads, limits);
    var callers = new Callers(isProxy);
    var files = new FileDoor(name, visitors, uploads, timeline, limits, callers, longestFile);
    this.routes = new ChatRoutes(config, limits, door, files, longestFile, callers);
  }

  /** Puts the chat's addresses, {@code /chat/<channel>/…}, on a router. Once, before start. */
  public void mount(Router router) {
    routes.mount(router);
  }

  @Override
  public ChannelName name() {
    return name;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WEBCHAT;
  }

  @Override
  public void start(Inbox inbox) {
    visits.listen();
    upkeep.start();
    door.open(new Reception(config, visitors, uploads, timeline, visits, news, limits, inbox));
  }

  @Override
  public void stop() {
    door.close();
    upkeep.stop();
    visits.end();
  }

  @Override
  public boolean hasButtons() {
    return true;
  }

  @Override
  public ChannelHealth health() {
    return door.isOpen() ? ChannelHealth.up() : ChannelHealth.down("Not started, or stopping.");
  }

  /** One call for all: the entry itself, files included, is what the visitor reads. */
  @Override
  public List<Part> parts(String text, int files) {
    return List.of(new Part(text, -1));
  }

  @Override
  public Sent send(OutboundMessage message) throws SendFailure {
    try {
      if (!visitors.exist(message.to())) {
        throw new SendFailure.Refused(
            "O visitante foi apagado: nenhum navegador pode mais ler esta mensagem.", null);
      }
    } catch (DatabaseFailure noAnswer) {
      throw new SendFailure.Later("O banco de dados não respondeu.", null, noAnswer);
    }
    refresh(message.to());
    return new Sent(idOf(message), DeliveryStatus.SENT);
  }

  @Override
  public Lookup findSent(OutboundMessage message, Predicate<ExternalId> known) {
    return new Lookup.Found(idOf(message)); // it was in the database before the first attempt
  }

  private static ExternalId idOf(OutboundMessage message) {
    return Visitor.deliveryId(message.to(), message.delivery());
  }

  @Override
  public byte[] fetch(String reference) throws SendFailure {
    return uploads
        .bytes(Long.parseLong(reference))
        .orElseThrow(() -> new SendFailure.Refused("O arquivo não está mais guardado.", null));
  }

  @Override
  public void showTyping(Address to) {
    visits.announceTyping(to);
  }

  /**
   * Brings a visitor's open tabs what changed without a message: a consultant joined, a place in
   * the queue, a fetched file. Best effort and cheap; it is read from the database.
   */
  public void refresh(Address visitor) {
    visits.announceNews(visitor);
  }
}
