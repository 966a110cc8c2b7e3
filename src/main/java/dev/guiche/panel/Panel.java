package dev.guiche.panel;

import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.Quarantine;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.ApiTokens;
import dev.guiche.http.door.LoginThrottle;
import dev.guiche.http.door.Sessions;
import dev.guiche.knowledge.CannedReplies;
import dev.guiche.panel.live.Live;
import dev.guiche.panel.live.LiveNews;
import dev.guiche.panel.live.Viewers;
import dev.guiche.panel.view.ConversationViews;
import dev.guiche.panel.view.TicketViews;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consultants' part of {@code /api/v1}, wired, with its live line. */
public final class Panel implements Endpoints.Group {
  private static final Logger LOG = LoggerFactory.getLogger(Panel.class);
  private static final Duration PRESENCE = Duration.ofSeconds(10);
  private static final Duration LEFTOVERS = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final Services services;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final Live live;
  private final List<Endpoints.Group> groups;
  private final List<Long> timers = new ArrayList<>();

  /**
   * Reads the database; not on an event loop.
   *
   * @param news the same that the domain tells its changes to
   */
  public Panel(Vertx vertx, Services services, LiveNews news) {
    this.vertx = vertx;
    this.services = services;
    var database = services.database();
    var tokens = new ApiTokens(database);
    var viewers = new Viewers(database);
    var tickets = services.ticketing().tickets();
    var conversationViews = new ConversationViews(services.channels(), tickets);
    var ticketViews = new TicketViews(services.config(), services.ticketing().workflows());
    sessions = new Sessions(database);
    throttle = new LoginThrottle(database);
    live =
        new Live(
            vertx,
            database,
            services.channels(),
            services.consultants(),
            services.desks(),
            services.presence(),
            tickets,
            sessions,
            tokens,
            conversationViews,
            ticketViews,
            viewers,
            news,
            services.config().organization().locale());
    var persons = new Persons(services, ticketViews);
    var pages = new TicketPages(services.ticketing().tickets(), ticketViews, persons, viewers);
    var drafts = new Drafts(database);
    var reach = new Reach(database);
    groups =
        List.of(
            new SessionEndpoints(services, sessions, throttle, news),
            new OrganizationEndpoints(services),
            new FollowEndpoints(services, pages),
            new WorkEndpoints(services),
            new PhoneEndpoints(services),
            new AgendaEndpoints(services),
            new PartnerEndpoints(services),
            new TogetherEndpoints(services, pages),
            new ConsultantEndpoints(services.consultants(), sessions, news),
            new TelegramEndpoints(services),
            new LaterEndpoints(services, reach),
            new TokenEndpoints(tokens, services.consultants()),
            new CannedReplyEndpoints(new CannedReplies(database)),
            new ArticleEndpoints(services),
            new ArticleImageEndpoints(vertx, services),
            new ConversationEndpoints(services, conversationViews, persons, viewers, reach),
            new TalkEndpoints(services, conversationViews, drafts, pages),
            new TriageEndpoints(services, conversationViews),
            new FileEndpoints(vertx, services, reach),
            new ContactEndpoints(database, persons, news),
            new CompanyEndpoints(services),
            new GateEndpoints(services),
            new AuditEndpoints(services),
            new ImportEndpoints(services),
            new NewcomerEndpoints(services, pages),
            new MergeEndpoints(services, persons, news),
            new TicketEndpoints(services, ticketViews, pages, drafts),
            new BoardEndpoints(services, ticketViews),
            new SearchEndpoints(services, conversationViews, ticketViews),
            new ReportEndpoints(services),
            new QuarantineEndpoints(new Quarantine(database)),
            new SupervisionEndpoints(services),
            new WebhookEndpoints(services.webhooks()),
            new LiveEndpoint(live, services.publicUrl()));
  }

  @Override
  public void register(Endpoints endpoints) {
    groups.forEach(endpoints::add);
  }

  /** Begins to tell screens; forgets, now and then, who is gone and what is over. */
  public void start() {
    live.start();
    every(PRESENCE, services.presence()::sweep);
    every(LEFTOVERS, this::forget);
  }

  private void forget() {
    sessions.sweep();
    throttle.sweep();
    Attachments.forgetUnused(services.database());
  }

  private void every(Duration pause, Runnable work) {
    Runnable careful =
        () -> {
          try {
            work.run();
          } catch (DatabaseFailure away) {
            LOG.debug("Swept the next time", away);
          }
        };
    careful.run();
    timers.add(
        vertx.setPeriodic(
            pause.toMillis(), tick -> Thread.ofVirtual().name("sweep").start(careful)));
  }

  /** Ends the live lines; their clients come back elsewhere. */
  public void stop() {
    timers.forEach(vertx::cancelTimer);
    live.stop();
  }
}
