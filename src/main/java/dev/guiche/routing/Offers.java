package dev.guiche.routing;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.QueueConfig;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Offering;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TransferWatch;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a colleague is handed they accept or return; what lies for longer than the desk allows goes
 * back by itself. Customers hear who is with them now (IN-7).
 */
public final class Offers implements TransferWatch, Alarm {
  /** Set for a talk while it is an offer. */
  public static final TimerKind KIND = new TimerKind("offer");

  private final Database database;
  private final Announcements announcements;
  private final Outbox outbox;
  private final Dispatcher dispatcher;
  private final Notices notices;
  private final Function<DeskId, QueueConfig> rules;
  private final AbsenceWords words;

  public Offers(
      Database database,
      GuicheConfig config,
      Announcements announcements,
      Outbox outbox,
      Dispatcher dispatcher,
      Notices notices,
      Function<DeskId, QueueConfig> rules) {
    this.database = database;
    this.announcements = announcements;
    this.outbox = outbox;
    this.dispatcher = dispatcher;
    this.notices = notices;
    this.rules = rules;
    this.words = AbsenceWords.in(config.organization().locale());
  }

  @Override
  public boolean offered(Sql tx, LockedConversation talk, ConsultantId to, ConsultantId by) {
    Timers.set(tx, KIND, talk.id().value(), tx.now().plus(limit(talk)), Map.of());
    return true;
  }

  private Duration limit(LockedConversation talk) {
    return rules.apply(talk.desk()).acceptWithin();
  }

  /** Whoever was with nobody yet need not hear that they wait elsewhere. */
  @Override
  public void transferred(Sql tx, LockedConversation talk, DeskId to, ConsultantId by) {
    if (talk.consultant() != null && rules.apply(talk.desk()).tellTransfer()) {
      notices.say(tx, talk, words.say("moved", label(tx, to)));
    }
  }

  private static String label(Sql tx, DeskId desk) {
    return tx.one("select label from desk where id = $1", row -> row.text("label"), desk);
  }

  /** Throws {@link Refusal}. */
  public void accept(ConversationId id, ConsultantId by) {
    change(
        id,
        (tx, talk) -> {
          Offering.accept(tx, talk, by);
          Timers.cancel(tx, KIND, id.value());
          if (rules.apply(talk.desk()).tellTransfer()) {
            notices.say(tx, talk, words.say("with", name(tx, by)));
          }
        });
  }

  private static String name(Sql tx, ConsultantId who) {
    return tx.one("select name from consultant where id = $1", row -> row.text("name"), who);
  }

  /**
   * Throws {@link Refusal}.
   *
   * @param why a word for who handed it on
   */
  public void giveBack(ConversationId id, ConsultantId by, String why) {
    if (why.isBlank()) {
      throw new Refusal.Invalid("reason-needed", "Diga em uma palavra por que devolve.");
    }
    change(
        id,
        (tx, talk) -> {
          Offering.giveBack(tx, talk, by, why.strip(), limit(talk));
          Timers.cancel(tx, KIND, id.value());
        });
  }

  private interface Change {
    void make(Sql tx, LockedConversation talk);
  }

  private void change(ConversationId id, Change change) {
    var before =
        database.inTransaction(
            tx -> {
              var talk = LockedConversation.lock(tx, id);
              change.make(tx, talk);
              return talk;
            });
    tell(before.desk(), before.consultant());
    announcements.changed(before.timeline());
  }

  private void tell(DeskId desk, @Nullable ConsultantId before) {
    outbox.wake();
    dispatcher.somebodyWaits(desk);
    dispatcher.wentFrom(before);
  }

  @Override
  public void lock(Sql tx, long subject) {
    LockedConversation.lock(tx, new ConversationId(subject));
  }

  /** Nobody accepted it in time. */
  @Override
  public void ring(Sql tx, Due due) {
    var talk = LockedConversation.lock(tx, new ConversationId(due.subject()));
    if (talk.offer() != null) {
      Offering.giveBack(tx, talk, null, "not-accepted", limit(talk));
    }
  }

  @Override
  public void rung(Due due) {
    var talk =
        database.inTransaction(
            tx -> LockedConversation.lock(tx, new ConversationId(due.subject())));
    announcements.changed(talk.timeline());
    // Whose hands it left is not known any more; whoever has room is given work.
    tell(talk.desk(), talk.watchedBy());
  }
}
