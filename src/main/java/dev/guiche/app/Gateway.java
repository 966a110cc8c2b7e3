package dev.guiche.app;

import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.webchat.WebchatChannel;
import dev.guiche.config.ChannelConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.Secret;
import dev.guiche.config.ServerConfig;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.VisitorReading;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseAddress;
import dev.guiche.database.DatabasePool;
import dev.guiche.database.EmbeddedServer;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Migrations;
import dev.guiche.desk.DemoAccounts;
import dev.guiche.desk.FirstAdmin;
import dev.guiche.http.Api;
import dev.guiche.http.Register;
import dev.guiche.http.door.Door;
import dev.guiche.panel.Panel;
import dev.guiche.panel.Services;
import dev.guiche.panel.live.LiveNews;
import dev.guiche.portal.Portal;
import dev.guiche.portal.PortalServices;
import dev.guiche.webhook.line.Line;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All parts of one running gateway, wired by hand. They start in the order that is written here and
 * stop in the opposite one.
 */
final class Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** An orchestrator kills after 30 s at the least; we promise 20. */
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private static final int CONNECTIONS = 16;

  private final ServerConfig server;
  private final GuicheConfig config;
  private final StopSteps steps = new StopSteps();

  private Gateway(ServerConfig server, GuicheConfig config) {
    this.server = server;
    this.config = config;
  }

  /**
   * Returns once messages are taken.
   *
   * @throws CannotStart and {@link dev.guiche.database.DatabaseUnusable} with the cure in one line
   */
  static Gateway start(ServerConfig server, GuicheConfig config) {
    var gateway = new Gateway(server, config);
    // Before anything runs, so that Ctrl+C while it starts leaves nothing behind.
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::stop, "stop"));
    try {
      gateway.run();
      return gateway;
    } catch (RuntimeException failed) {
      gateway.stop();
      throw failed;
    }
  }

  private void run() {
    Sandbox.refuseStrangers(server, config);
    var metrics = Metrics.registry();
    var vertx = closedAtStop("Vert.x", Metrics.measured(metrics));
    var web = new WebServer(vertx, server);
    web.tryPort();
    var database = openDatabase(closedAtStop("Vert.x of the pool", forDatabase()));
    var health = new Health(database);
    var router = openRouter(web, health, metrics);
    var domain = openDomain(vertx, router, database, health);
    letIn(domain);
    new StaticFiles().mount(router);
    domain.ticketing.succession().run(Locale.getDefault());
    domain.start();
    steps.add("domain", domain::stop);
    web.listen(router);
    steps.add("HTTP server", () -> web.drain(DRAIN));
    health.is(Health.State.RUNNING);
    steps.add("readiness", () -> health.is(Health.State.STOPPING));
    config.notices().forEach(LOG::warn);
    Greeting.print(server, config);
  }

  /**
   * Few loops for the database: an answer that arrives on the loop of whoever asked wakes no other
   * thread on its way. Not measured: its series would have the names of the other one's.
   */
  private static Vertx forDatabase() {
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 8);
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
  }

  private Vertx closedAtStop(String name, Vertx vertx) {
    steps.add(name, () -> vertx.close().toCompletionStage().toCompletableFuture().join());
    return vertx;
  }

  private Database openDatabase(Vertx vertx) {
    var address = databaseAddress();
    Migrations.run(address);
    var pool = DatabasePool.open(vertx, address, CONNECTIONS);
    steps.add("pool", () -> pool.close().toCompletionStage().toCompletableFuture().join());
    return new Database(pool);
  }

  private DatabaseAddress databaseAddress() {
    Secret url = server.databaseUrl();
    if (url != null) {
      return DatabaseAddress.parse(url.value());
    }
    var embedded = EmbeddedServer.start(server.data());
    steps.add("PostgreSQL", embedded::close);
    return embedded.address();
  }

  private Router openRouter(WebServer web, Health health, PrometheusMeterRegistry metrics) {
    var router = web.router();
    router.route().handler(new SecurityHeaders(server.publicUrl()));
    new Operations(health, metrics).mount(router);
    return router;
  }

  private Domain openDomain(Vertx vertx, Router router, Database database, Health health) {
    var exclusive = new Exclusive(database);
    steps.add("locks", exclusive::close);
    var visitors = new VisitorReading(database);
    var channels =
        openChannels(
            vertx,
            router,
            health,
            new Adapters(vertx, router, database, exclusive, config, server.publicUrl(), visitors));
    var screens = new LiveNews(vertx, database);
    var sites = new WebNews(visitors, sites(channels));
    Announcements announcements =
        timeline -> {
          screens.changed(timeline);
          sites.changed(timeline);
        };
    var domain =
        new Domain(
            database,
            exclusive,
            config,
            server.publicUrl(),
            channels,
            announcements,
            screens,
            screens,
            new Line(vertx));
    health.watchTimers(domain.alarmClock::backlog);
    openFaces(vertx, router, database, domain, screens);
    return domain;
  }

  private List<Channel> openChannels(Vertx vertx, Router router, Health health, Adapters adapters) {
    var channels = new ArrayList<Channel>();
    for (var channel : completed(vertx, router)) {
      if (channel.missing().isEmpty()) {
        var adapter = adapters.make(channel);
        channels.add(adapter);
        health.watch(channel.name(), adapter::health);
      } else {
        var off = ChannelHealth.off(channel.missing());
        health.watch(channel.name(), () -> off);
      }
    }
    return channels;
  }

  /** In the sandbox, channels without credentials are pointed at the stand-ins. */
  private List<ChannelConfig> completed(Vertx vertx, Router router) {
    if (!config.sandbox()) {
      return config.channels();
    }
    var standIns = StandIns.start(vertx, config, server.publicUrl());
    steps.add("stand-ins", standIns::close);
    standIns.page(config.channels(), Sandbox.login(server, config)).mount(router);
    return standIns.complete(config.channels());
  }

  private static Map<ChannelName, WebchatChannel> sites(List<Channel> channels) {
    var sites = new HashMap<ChannelName, WebchatChannel>();
    for (var channel : channels) {
      if (channel instanceof WebchatChannel site) {
        sites.put(site.name(), site);
      }
    }
    return sites;
  }

  private void openFaces(
      Vertx vertx, Router router, Database database, Domain domain, LiveNews screens) {
    var services =
        new Services(
            database,
            config,
            server.publicUrl(),
            domain.channels,
            domain.consultants,
            domain.desks,
            domain.presence,
            domain.talk,
            domain.handover,
            domain.offers,
            domain.ending,
            domain.outbox,
            domain.files,
            domain.ticketing,
            domain.escalation,
            domain.confirming,
            domain.program,
            domain.webhooks.log());
    var panel = new Panel(vertx, services, screens);
    var portal =
        new Portal(
            vertx,
            new PortalServices(
                database,
                config,
                server.publicUrl(),
                domain.desks,
                domain.outbox,
                domain.ticketing));
    new Api(
            vertx,
            new Door(database),
            new Register(database, config.trustedProxies()),
            List.of(panel, portal))
        .mount(router);
    portal.mount(router);
    panel.start();
    steps.add("panel", panel::stop);
    portal.start();
    steps.add("portal", portal::stop);
  }

  /** Somebody must be able to log in. */
  private void letIn(Domain domain) {
    if (Sandbox.hasDemoAccounts(server, config)) {
      DemoAccounts.create(domain.consultants, domain.desks);
    } else if (server.adminEmail() != null && server.adminPassword() != null) {
      FirstAdmin.create(
          domain.consultants, domain.desks, server.adminEmail(), server.adminPassword().value());
    }
  }

  /** Takes nothing new, finishes what is at hand, and stops. Does nothing the second time. */
  void stop() {
    steps.run(DRAIN);
  }
}
