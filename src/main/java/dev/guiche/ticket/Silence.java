package dev.guiche.ticket;

import dev.guiche.config.HoursConfig;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.TicketNotice.Verdict;
import dev.guiche.timer.Due;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a ticket whose customer says no word. Where its stage has a timer, it runs from
 * the moment that the ticket comes there or we answer; the customer is warned, and then the ticket
 * moves by itself. The customer's word ends it: from then on it is our turn.
 */
final class Silence implements TicketWatch {
  static final TimerKind END = new TimerKind("ticket-silence");
  static final TimerKind WARNING = new TimerKind("ticket-silence-warning");
  private static final Duration UNTIL_ROOM = Duration.ofHours(1);

  private final HoursConfig hours;
  private final Workflows workflows;
  private final Passage passage;
  private final TicketNotice notice;

  Silence(HoursConfig hours, Workflows workflows, Passage passage, TicketNotice notice) {
    this.hours = hours;
    this.workflows = workflows;
    this.passage = passage;
    this.notice = notice;
  }

  @Override
  public void opened(Sql tx, Ticket ticket, @Nullable ConsultantId by) {
    if (by != null) {
      begin(tx, ticket);
    }
  }

  @Override
  public void moved(Sql tx, Ticket ticket, Stage from, EntryId event, @Nullable ConsultantId by) {
    if (by != null || ticket.waitingSince() == null) {
      listen(tx, ticket);
    } else {
      stop(tx, ticket); // it was the customer's word that moved it
    }
  }

  @Override
  public void answered(Sql tx, Ticket ticket, EntryId entry, ConsultantId by) {
    listen(tx, ticket);
  }

  @Override
  public void customerSpoke(Sql tx, Ticket ticket, EntryId entry) {
    stop(tx, ticket);
  }

  @Override
  public void turnedBack(Sql tx, Ticket ticket) {
    listen(tx, ticket);
  }

  private static void stop(Sql tx, Ticket ticket) {
    Timers.cancel(tx, END, ticket.id().value());
    Timers.cancel(tx, WARNING, ticket.id().value());
  }

  private void listen(Sql tx, Ticket ticket) {
    stop(tx, ticket);
    begin(tx, ticket);
  }

  private void begin(Sql tx, Ticket ticket) {
    var timer = ticket.stage().timer();
    if (timer == null) {
      return;
    }
    var end = timer.after().after(tx.now(), hours.of(ticket.deskKey()));
    set(tx, END, ticket, end, end);
    if (timer.warning() != null) {
      set(tx, WARNING, ticket, end.minus(timer.warning()), end);
    }
  }

  private static void set(Sql tx, TimerKind kind, Ticket ticket, Instant due, Instant end) {
    Map<String, Object> details = Map.of("stage", ticket.stage().key(), "end", end.toEpochMilli());
    Timers.set(tx, kind, ticket.id().value(), due, details);
  }

  /** A ticket that has gone elsewhere meanwhile, or whose stage has no timer any more, stays. */
  private @Nullable Stage next(Ticket ticket, Due due) {
    var timer = ticket.stage().timer();
    if (timer == null || !ticket.stage().key().equals(due.details().path("stage").asText())) {
      return null;
    }
    var workflow = workflows.named(ticket.workflow(), ticket.deskKey());
    return workflow.stage(timer.to()).orElse(null);
  }

  /** Left out when the end is due too: a warning that nobody can heed. */
  void warn(Sql tx, Ticket ticket, Due due) {
    var to = next(ticket, due);
    var end = Instant.ofEpochMilli(due.details().path("end").asLong());
    if (to == null || !due.now().isBefore(end)) {
      return;
    }
    switch (notice.ask(tx, ticket)) {
      case NEVER -> Opening.nobodyTold(tx, ticket);
      case LATER -> set(tx, WARNING, ticket, due.now().plus(UNTIL_ROOM), end);
      case NOW -> {
        var event = NewEntry.event("silence-warning", null, true, Map.of("until", end.toString()));
        var entry = Timelines.add(tx, ticket.timeline(), event);
        notice.send(
            tx,
            ticket,
            entry,
            reader -> reader.wording().silenceAhead(ticket.protocol(), end, reader.zone()));
      }
    }
  }

  /** The move itself waits until the customer may hear of it. */
  void end(Sql tx, Ticket ticket, Due due) {
    var to = next(ticket, due);
    if (to == null) {
      return;
    }
    var verdict = to.visible() ? notice.ask(tx, ticket) : Verdict.NEVER;
    if (verdict == Verdict.LATER) {
      set(tx, END, ticket, due.now().plus(UNTIL_ROOM), due.at());
      return;
    }
    var entry = passage.enterByRule(tx, ticket, to, "silence");
    listen(tx, new Tickets(tx, workflows).lock(ticket.id()));
    if (verdict == Verdict.NOW) {
      notice.send(
          tx,
          ticket,
          entry,
          reader ->
              reader
                  .wording()
                  .silence(ticket.protocol(), to.label().in(reader.wording().locale())));
    } else if (to.visible()) {
      Opening.nobodyTold(tx, ticket);
    }
  }
}
