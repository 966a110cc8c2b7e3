package dev.guiche.care;

import dev.guiche.config.DeskConfig;
import dev.guiche.config.QueueConfig;
import dev.guiche.conversation.Handover;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.TransferWatch;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nobody comes to the customer: what was given to somebody who lets it lie goes back to the front
 * of the queue, and who stands there for too long goes to another desk.
 */
record Patience(Notices notices, Phrases phrases, TransferWatch watch) {

  static boolean isOf(DeskConfig desk) {
    return shortest(desk.queue()).isPresent();
  }

  /** Nothing is due sooner than this after it began; empty where nothing ever is. */
  static Optional<Duration> shortest(QueueConfig desk) {
    var skills = desk.skills();
    var overflow = desk.overflow();
    return Stream.of(
            Optional.ofNullable(desk.answerWithin()),
            Optional.ofNullable(overflow).map(QueueConfig.Overflow::after),
            Optional.ofNullable(skills).map(QueueConfig.Skills::relax))
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }

  /** True when the talk went elsewhere. */
  boolean act(Sql tx, LockedConversation talk, QueueConfig desk, Moment moment) {
    return switch (talk.state()) {
      case ACTIVE -> takeBack(tx, talk, desk, moment);
      case QUEUED -> overflow(tx, talk, desk, moment);
      case TRIAGE, WAITING, CLOSED -> false;
    };
  }

  /** Whoever has answered once is only reminded from then on. */
  private static boolean takeBack(
      Sql tx, LockedConversation talk, QueueConfig desk, Moment moment) {
    var facts = moment.facts();
    var limit = desk.answerWithin();
    var given = facts.assignedAt();
    var waiting = facts.waitingSince();
    if (limit == null || given == null || waiting == null) {
      return false;
    }
    if (Moment.since(facts.lastStaffAt(), given) || !moment.isPast(later(given, waiting), limit)) {
      return false;
    }
    Handover.takeBack(tx, talk, limit);
    return true;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private boolean overflow(Sql tx, LockedConversation talk, QueueConfig desk, Moment moment) {
    var facts = moment.facts();
    var overflow = desk.overflow();
    var queued = facts.queuedAt();
    if (overflow == null || queued == null || facts.overflowed()) {
      return false;
    }
    if (!moment.isPast(queued, overflow.after())) {
      return false;
    }
    var to = Handover.overflow(tx, talk, overflow.to(), overflow.after(), watch);
    if (overflow.tell()) {
      to.ifPresent(label -> notices.say(tx, talk, phrases.say("overflowed", label)));
    }
    return to.isPresent();
  }
}
