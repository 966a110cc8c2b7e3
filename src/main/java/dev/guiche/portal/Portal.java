package dev.guiche.portal;

import dev.guiche.database.DatabaseFailure;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.CustomerSessions;
import dev.guiche.http.door.LoginLinks;
import dev.guiche.portal.help.Help;
import dev.guiche.ticket.customer.Theirs;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The customers' part of {@code /api/v1}, wired, and what they reach without a screen. */
public final class Portal implements Endpoints.Group {
  private static final Logger LOG = LoggerFactory.getLogger(Portal.class);
  private static final Duration LEFTOVERS = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final PortalServices services;
  private final Entrance entrance;
  private final List<Endpoints.Group> groups;
  private long timer = -1;

  public Portal(Vertx vertx, PortalServices services) {
    this.vertx = vertx;
    this.services = services;
    var ticketing = services.ticketing();
    entrance = new Entrance(services);
    var walk = new FormWalk(services);
    var theirs = new Theirs(services.database(), ticketing.tickets(), ticketing.workflows());
    groups =
        List.of(
            new EntranceEndpoints(services, entrance),
            new Myself(services),
            new OpeningForm(services, walk),
            new FormQuestions(services, walk),
            new TheirTickets(services, theirs, walk),
            new TheirFiles(vertx, services, theirs));
  }

  @Override
  public void register(Endpoints endpoints) {
    groups.forEach(endpoints::add);
  }

  /** What lies outside {@code /api/v1}. */
  public void mount(Router router) {
    var openId = services.config().portal().openId();
    if (openId != null) {
      new OpenIdDoor(vertx, openId, services, entrance).mount(router);
    }
    new Unsubscribe(vertx, services).mount(router);
    new Help(vertx, services.database(), services.config(), services.publicUrl()).mount(router);
    new LinkedFiles(vertx, services.database(), services.ticketing().fileLinks()).mount(router);
  }

  /** Forgets, now and then, whose time is over. */
  public void start() {
    timer =
        vertx.setPeriodic(
            LEFTOVERS.toMillis(), tick -> Thread.ofVirtual().name("sweep").start(this::forget));
  }

  private void forget() {
    try {
      new CustomerSessions(services.database()).sweep();
      LoginLinks.sweep(services.database());
    } catch (DatabaseFailure away) {
      LOG.debug("Swept the next time", away);
    }
  }

  public void stop() {
    vertx.cancelTimer(timer);
  }
}
