package dev.guiche.routing;

import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.config.AbsenceConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Holding;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Reception;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Receives those who come while their desk is closed: they are told once when it opens, and their
 * talk waits for that, becomes a ticket at once, or, in an emergency, calls whoever is on call.
 */
public final class AfterHours implements Reception {
  /** Set for a talk that waits for its desk to open; rings when it does. */
  public static final TimerKind OPENS = new TimerKind("desk-opens");

  private final GuicheConfig config;
  private final Notices notices;
  private final Outside outside;
  private final OnCall onCall;
  private final AbsenceWords words;
  private final Map<DeskId, String> keys = new ConcurrentHashMap<>();

  public AfterHours(GuicheConfig config, Notices notices, Outside outside) {
    this.config = config;
    this.notices = notices;
    this.outside = outside;
    this.words = AbsenceWords.in(config.organization().locale());
    this.onCall = new OnCall(outside, words);
  }

  @Override
  public Set<DeskId> closed(Sql tx, Set<DeskId> desks) {
    var now = tx.now();
    return desks.stream()
        .filter(desk -> !calendar(tx, desk).isOpen(now))
        .collect(Collectors.toSet());
  }

  @Override
  public boolean received(Sql tx, ConversationId id) {
    var talk = LockedConversation.lock(tx, id);
    var calendar = calendar(tx, talk.desk());
    var now = tx.now();
    if (talk.state() != ConversationState.QUEUED || calendar.isOpen(now)) {
      return false;
    }
    var returns = calendar.nextOpening(now);
    if (!Holding.hold(tx, talk, returns)) {
      return false;
    }
    receive(tx, talk, calendar, now, returns);
    return true;
  }

  private record Who(String name, String protocol, String desk, boolean emergency) {}

  private void receive(
      Sql tx, LockedConversation talk, BusinessCalendar calendar, Instant now, Instant returns) {
    var who = who(tx, talk);
    var absence = config.hours().absenceOf(key(tx, talk.desk()));
    var clock = now.atZone(calendar.zone());
    var about = new AbsenceWords.About(who.name(), who.protocol(), who.desk(), clock, returns);
    var duties = absence.onDuty(now, calendar.zone());
    if (who.emergency() && onCall.call(tx, talk, duties, about)) {
      waitForOpening(tx, talk, returns);
      notices.say(tx, talk, words.called(absence, about));
      return;
    }
    boolean ticket = absence.then() == AbsenceConfig.Then.TICKET;
    note(tx, talk, ticket, why(absence, who), about);
    notices.say(tx, talk, words.absent(absence, about));
    if (ticket) {
      outside.ticket(tx, talk);
    } else {
      waitForOpening(tx, talk, returns);
    }
  }

  private static String why(AbsenceConfig absence, Who who) {
    return absence.roster().isEmpty()
        ? "closed"
        : who.emergency() ? "nobody-on-call" : "no-emergency";
  }

  private static void note(
      Sql tx, LockedConversation talk, boolean ticket, String why, AbsenceWords.About about) {
    Timelines.add(
        tx,
        talk.timeline(),
        NewEntry.event(
            "outside-hours",
            null,
            false,
            Map.of(
                "then",
                ticket ? "ticket" : "queue",
                "reason",
                why,
                "returns",
                about.returns().toString())));
  }

  /** A timer of the talk's own: one of the desk's would have all who write wait for each other. */
  private static void waitForOpening(Sql tx, LockedConversation talk, Instant opening) {
    Timers.set(tx, OPENS, talk.id().value(), opening, Map.of());
  }

  private static Who who(Sql tx, LockedConversation talk) {
    return tx.one(
        """
        select p.name, c.protocol, d.label, c.emergency
        from conversation c join contact p on p.id = c.contact_id join desk d on d.id = c.desk_id where c.id = $1
        """,
        row ->
            new Who(
                row.text("name"), row.text("protocol"), row.text("label"), row.flag("emergency")),
        talk.id());
  }

  private BusinessCalendar calendar(Sql tx, DeskId desk) {
    return config.hours().of(key(tx, desk));
  }

  /** A desk's key never changes. */
  private String key(Sql tx, DeskId desk) {
    return keys.computeIfAbsent(
        desk, id -> tx.one("select key from desk where id = $1", row -> row.text("key"), id));
  }
}
