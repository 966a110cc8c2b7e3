package dev.guiche.panel.live;

import dev.guiche.channel.Channels;
import dev.guiche.database.Database;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.Desks;
import dev.guiche.desk.Presence;
import dev.guiche.http.door.ApiTokens;
import dev.guiche.http.door.Caller;
import dev.guiche.http.door.Sessions;
import dev.guiche.panel.view.ConversationViews;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Tickets;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/** The live line of this node, wired. */
public final class Live {
  private static final int TYPING_SHOWN_AT_ONCE = 32;

  private final LiveHub hub;
  private final LiveSession.Surroundings around;

  public Live(
      Vertx vertx,
      Database database,
      Channels channels,
      Consultants consultants,
      Desks desks,
      Presence presence,
      Tickets tickets,
      Sessions sessions,
      ApiTokens tokens,
      ConversationViews conversationViews,
      TicketViews ticketViews,
      Viewers viewers,
      LiveNews news,
      Locale locale) {
    var identities = new Identities(consultants, desks, locale);
    var reader = new NewsReader(database, tickets, conversationViews, ticketViews);
    var teller =
        new Teller(
            new ChangeReader(database), reader, identities, consultants, new Counting(database));
    this.hub = new LiveHub(vertx, teller, viewers, news, new Keys(sessions, tokens));
    this.around =
        new LiveSession.Surroundings(
            hub,
            news,
            identities,
            presence,
            viewers,
            database,
            tickets,
            channels,
            new Semaphore(TYPING_SHOWN_AT_ONCE));
  }

  public void start() {
    hub.start();
  }

  public void stop() {
    hub.stop();
  }

  /** A screen or program has come in. Call it on the socket's event loop. */
  public void opened(ServerWebSocket socket, Caller caller) {
    var session = new LiveSession(new LiveSocket(socket, caller), around);
    Thread.ofVirtual().name("live-" + caller.id().value()).start(session);
  }
}
