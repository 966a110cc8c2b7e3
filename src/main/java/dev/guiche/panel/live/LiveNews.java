package dev.guiche.panel.live;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Intake;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.desk.Attendance;
import dev.guiche.desk.ConsultantId;
import dev.guiche.http.Json;
import dev.guiche.panel.view.EntryView.AuthorView;
import dev.guiche.ticket.TicketId;
import io.vertx.core.Vertx;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings the bell on every node when something has changed. What is lost on the way costs a later
 * read and never a message, since nodes read the database and not the bell.
 */
public final class LiveNews implements Announcements, Attendance, Intake.Typing {
  static final String CHANGED = "guiche.live.changed";
  static final String CONSULTANT = "guiche.live.consultant";
  static final String SESSIONS = "guiche.live.sessions";
  static final String VIEWERS = "guiche.live.viewers";
  static final String TYPING = "guiche.live.typing";

  private static final Logger LOG = LoggerFactory.getLogger(LiveNews.class);

  private final Vertx vertx;
  private final Database database;
  private final Semaphore lookUps = new Semaphore(4);
  private final AtomicBoolean onItsWay = new AtomicBoolean();

  public LiveNews(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  /**
   * A bell that this node, alone, has not heard yet rings for this change too. Other nodes may have
   * heard it already.
   */
  @Override
  public void changed(TimelineId timeline) {
    if (vertx.isClustered() || onItsWay.compareAndSet(false, true)) {
      vertx.eventBus().publish(CHANGED, timeline.value());
    }
  }

  /** Has the bell heard; call it before looking what has changed. */
  void heard() {
    onItsWay.set(false);
  }

  @Override
  public void came(ConsultantId consultant) {
    changed(consultant);
  }

  @Override
  public void went(ConsultantId consultant) {
    changed(consultant);
  }

  @Override
  public void changed(ConsultantId consultant) {
    vertx.eventBus().publish(CONSULTANT, consultant.value());
  }

  /** Some of their sessions are over; their screens look whether it is theirs. */
  public void sessionsEnded(ConsultantId consultant) {
    vertx.eventBus().publish(SESSIONS, consultant.value());
  }

  void viewersChanged(ConversationId conversation) {
    vertx.eventBus().publish(VIEWERS, "conversation " + conversation.value());
  }

  void viewersChanged(TicketId ticket) {
    vertx.eventBus().publish(VIEWERS, "ticket " + ticket.value());
  }

  void types(ConversationId conversation, AuthorView who) {
    var frame = Json.text(new Frames.Typing("typing", conversation, who));
    vertx.eventBus().publish(TYPING, conversation.value() + " " + frame);
  }

  /** Looks up whose conversation it is, unless enough of that is going on already. */
  @Override
  public void customerTypes(ChannelName channel, Address from) {
    if (lookUps.tryAcquire()) {
      Thread.ofVirtual().name("typing").start(() -> find(channel, from));
    }
  }

  private void find(ChannelName channel, Address from) {
    try {
      database
          .first(
              """
              select c.id, p.id as contact, p.name from conversation c
              join contact_address a on a.id = c.address_id join contact p on p.id = c.contact_id
              where a.kind = $1 and a.address = $2 and c.channel = $3 and c.state <> 'closed'
              """,
              row -> new Typist(new ConversationId(row.number("id")), row.text("name")),
              from.kind(),
              from.value(),
              channel.value())
          .ifPresent(
              typist ->
                  types(
                      typist.conversation(), new AuthorView(Author.CUSTOMER, null, typist.name())));
    } catch (DatabaseFailure away) {
      LOG.debug("Nobody hears that a customer types", away);
    } finally {
      lookUps.release();
    }
  }

  private record Typist(ConversationId conversation, String name) {}
}
