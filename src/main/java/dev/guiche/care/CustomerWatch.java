package dev.guiche.care;

import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.config.DeskConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Closing;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.TransferWatch;
import dev.guiche.database.Sql;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at each open talk again and again, by a timer that the customer's word sets: often enough
 * that nothing is late, and seldom enough that it costs nothing. What is due follows from when who
 * spoke last, so that neither an answer nor a word of the customer has a timer to cancel.
 */
final class CustomerWatch {
  /** Set for a conversation while it is open. */
  public static final TimerKind KIND = new TimerKind("customer-watch");

  /** Until then somebody free has taken them, and they need not hear of a queue. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(20);

  /** After a talk went elsewhere, all is looked at anew. */
  private static final Duration AFRESH = Duration.ofSeconds(1);

  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final GuicheConfig config;
  private final Places places;
  private final Waits waits;
  private final Silences silences;
  private final Patience patience;
  private final AbsentVisitor absent;

  /**
   * @param closing what a closing talk asks for, as with a consultant's
   * @param mail takes what visitors were answered after they had gone
   * @param overflow hears of what waits at another desk, for nobody came
   */
  CustomerWatch(
      GuicheConfig config,
      Notices notices,
      Closing closing,
      Care.ByMail mail,
      TransferWatch overflow) {
    this.config = config;
    var house = config.organization();
    var phrases = Phrases.in(house.locale(), house.zone());
    places = new Places(notices, phrases);
    waits = new Waits(notices, phrases);
    silences = new Silences(notices, phrases, closing);
    patience = new Patience(notices, phrases, overflow);
    absent = new AbsentVisitor(mail, phrases);
  }

  /** Customers have spoken, in the caller's transaction. */
  public void spoken(Sql tx, Collection<ConversationId> conversations) {
    if (config.desks().stream().anyMatch(CustomerWatch::watches)) {
      var subjects = conversations.stream().map(ConversationId::value).toList();
      Timers.ensure(tx, KIND, subjects, FIRST_LOOK);
    }
  }

  /** The talk is at another desk now, whose times are others. */
  void moved(Sql tx, LockedConversation talk) {
    if (config.desks().stream().anyMatch(CustomerWatch::watches)) {
      Timers.set(tx, KIND, talk.id().value(), tx.now().plus(FIRST_LOOK), Map.of());
    }
  }

  private static boolean watches(DeskConfig desk) {
    return desk.care().waiting() != null
        || desk.care().silence() != null
        || desk.ties().mailAfter() != null
        || Patience.isOf(desk);
  }

  /** Does what is due in a talk, and sets the next look at it. */
  void look(Sql tx, ConversationId id) {
    var talk = LockedConversation.lock(tx, id);
    if (talk.state() == ConversationState.CLOSED) {
      return;
    }
    var facts = Facts.of(tx, id);
    var desk = config.desk(facts.deskKey()).orElse(config.defaultDesk());
    var now = tx.now();
    var hours = config.hours().of(facts.deskKey());
    places.measure(tx, talk, facts);
    var rest = hours.isOpen(now) ? act(tx, talk, facts, desk, hours, now) : until(hours, now);
    rest.ifPresent(pause -> Timers.set(tx, KIND, id.value(), now.plus(pause), Map.of()));
  }

  private static Optional<Duration> until(BusinessCalendar hours, Instant now) {
    var closed = Duration.between(now, hours.nextOpening(now));
    return Optional.of(closed.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : closed);
  }

  /** How long nothing can become due; empty when the talk is over. */
  private Optional<Duration> act(
      Sql tx,
      LockedConversation talk,
      Facts facts,
      DeskConfig desk,
      BusinessCalendar hours,
      Instant now) {
    var care = desk.care();
    var moment = new Moment(facts, hours, now, shortest(desk));
    if (patience.act(tx, talk, desk.queue(), moment)) {
      return Optional.of(AFRESH);
    }
    var waiting = care.waiting();
    var silence = care.silence();
    if (talk.state() == ConversationState.QUEUED && waiting != null && waiting.place()) {
      moment.lookAgain(places.tell(tx, talk, moment));
    }
    var mailAfter = desk.ties().mailAfter();
    if (mailAfter != null) {
      absent.act(tx, talk, mailAfter, moment);
    }
    boolean ours =
        talk.state() == ConversationState.QUEUED || talk.state() == ConversationState.ACTIVE;
    if (ours && waiting != null) {
      waits.act(tx, talk, waiting, moment);
    }
    boolean over =
        talk.state() == ConversationState.WAITING
            && silence != null
            && silences.act(tx, talk, silence, moment);
    return over ? Optional.empty() : Optional.of(moment.rest());
  }

  /** Whatever begins after this look is due this much after it began, at the earliest. */
  private static Duration shortest(DeskConfig desk) {
    var care = desk.care();
    var rest = min(LONGEST_REST, Patience.shortest(desk.queue()).orElse(LONGEST_REST));
    var mailAfter = desk.ties().mailAfter();
    if (mailAfter != null) {
      rest = min(rest, mailAfter);
    }
    var waiting = care.waiting();
    if (waiting != null) {
      rest = min(rest, min(waiting.remind(), waiting.tell()));
    }
    var silence = care.silence();
    return silence == null ? rest : min(rest, min(silence.warn(), silence.close()));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
