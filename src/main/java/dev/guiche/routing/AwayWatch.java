package dev.guiche.routing;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Handover;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Exclusive;
import dev.guiche.desk.DeskId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the chats of consultants who are gone for longer than the desk allows. One node does
 * it for all.
 */
public final class AwayWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AwayWatch.class);
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Database database;
  private final Handover handover;
  private final Function<DeskId, Duration> limit;
  private volatile @Nullable Thread watch;

  /**
   * @param limit how long a desk lets a consultant be gone
   */
  public AwayWatch(Database database, Handover handover, Function<DeskId, Duration> limit) {
    this.database = database;
    this.handover = handover;
    this.limit = limit;
  }

  public void start(Exclusive exclusive) {
    exclusive.hold("away-watch", this::begin, () -> watch = null);
  }

  /** Known before it begins, for it watches only as long as it is the one that is known. */
  private void begin() {
    var fresh = Thread.ofVirtual().name("away-watch").unstarted(this::watch);
    watch = fresh;
    fresh.start();
  }

  private record Left(ConversationId conversation, DeskId desk, Instant since) {}

  private void watch() {
    while (Thread.currentThread() == watch) {
      try {
        left().forEach(this::giveBack);
      } catch (DatabaseFailure away) {
        LOG.debug("The watch over absent consultants waits for the database", away);
      } catch (RuntimeException defect) {
        LOG.error("The watch over absent consultants met a defect", defect);
      }
      try {
        Thread.sleep(ROUND);
      } catch (InterruptedException asked) {
        return;
      }
    }
  }

  private java.util.List<Left> left() {
    return database.list(
        """
        select c.id, c.desk_id, k.gone_since from conversation c join consultant k on k.id = c.consultant_id
        where c.state in ('active', 'waiting') and k.gone_since is not null order by c.queued_at, c.id
        """,
        row ->
            new Left(
                new ConversationId(row.number("id")),
                new DeskId(row.number("desk_id")),
                row.instant("gone_since")));
  }

  private void giveBack(Left left) {
    if (Instant.now().isAfter(left.since().plus(limit.apply(left.desk())))) {
      try {
        handover.release(left.conversation(), null, "consultant-gone");
      } catch (Refusal gone) {
        LOG.debug("Conversation {} was seen to by somebody else", left.conversation().value());
      }
    }
  }
}
