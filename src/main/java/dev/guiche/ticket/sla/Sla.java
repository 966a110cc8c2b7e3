package dev.guiche.ticket.sla;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.Span;
import dev.guiche.config.Target;
import dev.guiche.config.WorkflowConfig.Ending;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Deadline.Aim;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketWatch;
import dev.guiche.ticket.sla.SlaRows.SlaRow;
import dev.guiche.ticket.sla.SlaRows.Visit;
import dev.guiche.timer.Due;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the deadlines of tickets as what happens to them changes them: begun by the customer's
 * word, over with our answer or the end, reckoned anew when the ticket moves or is seen with other
 * eyes.
 */
public final class Sla implements TicketWatch {
  static final TimerKind WARNING = new TimerKind("sla-warning");
  static final TimerKind BREACH = new TimerKind("sla-breach");

  /** The requester's plan may be another; the database sets it where contracts change. */
  static final TimerKind PLAN = new TimerKind("sla-plan");

  private final GuicheConfig config;
  private final Aims aims;

  public Sla(GuicheConfig config, Aims aims) {
    this.config = config;
    this.aims = aims;
  }

  @Override
  public void opened(Sql tx, Ticket ticket, @Nullable ConsultantId by) {
    refresh(tx, ticket);
  }

  @Override
  public void answered(Sql tx, Ticket ticket, EntryId entry, ConsultantId by) {
    var rows = new SlaRows(tx);
    rows.open(ticket).stream()
        .filter(row -> row.aim() != Aim.SOLUTION)
        .forEach(row -> over(rows, ticket, row));
  }

  /** While the first answer is owed, no other is. */
  @Override
  public void customerSpoke(Sql tx, Ticket ticket, EntryId entry) {
    var rows = new SlaRows(tx);
    boolean waits = rows.open(ticket).stream().anyMatch(row -> row.aim() != Aim.SOLUTION);
    var span = span(aims.of(ticket, rows.plan(ticket)).orElse(null), Aim.NEXT_ANSWER);
    if (!waits && span != null) {
      reckon(rows, ticket, rows.begin(ticket, Aim.NEXT_ANSWER, tx.now()), span);
    }
  }

  @Override
  public void moved(Sql tx, Ticket ticket, Stage from, EntryId event, @Nullable ConsultantId by) {
    var rows = new SlaRows(tx);
    if (ticket.stage().ends() != null) {
      boolean solved = ticket.stage().ends() == Ending.SOLVED;
      rows.open(ticket).forEach(row -> ended(rows, ticket, row, solved));
      return;
    }
    if (from.ends() != null) {
      rows.reopen(ticket);
    }
    refresh(tx, ticket);
  }

  @Override
  public void changed(Sql tx, Ticket before, Ticket ticket, @Nullable ConsultantId by) {
    if (ticket.stage().ends() == null) {
      refresh(tx, ticket);
    }
  }

  /** Of what was given up in time nobody can say whether it would have been kept. */
  private void ended(SlaRows rows, Ticket ticket, SlaRow row, boolean solved) {
    if (solved || row.breached()) {
      over(rows, ticket, row);
    } else {
      drop(rows, row);
    }
  }

  private void over(SlaRows rows, Ticket ticket, SlaRow row) {
    cancel(rows.tx(), row);
    var hours = config.hours().of(ticket.deskKey());
    var stints = stints(rows, ticket, row.started());
    rows.met(row, Spending.of(row, rows.tx().now(), stints, hours));
  }

  private static void drop(SlaRows rows, SlaRow row) {
    cancel(rows.tx(), row);
    rows.remove(row);
  }

  /** The plan of the requester's company is another by now. */
  void planChanged(Sql tx, Ticket ticket, Due due) {
    if (ticket.stage().ends() == null) {
      refresh(tx, ticket);
    }
  }

  private static void cancel(Sql tx, SlaRow row) {
    Timers.cancel(tx, WARNING, row.id());
    Timers.cancel(tx, BREACH, row.id());
  }

  /** What holds for the ticket as it is now. */
  private void refresh(Sql tx, Ticket ticket) {
    var rows = new SlaRows(tx);
    var target = aims.of(ticket, rows.plan(ticket)).orElse(null);
    for (var aim : List.of(Aim.FIRST_ANSWER, Aim.SOLUTION)) {
      if (span(target, aim) != null && !rows.has(ticket, aim)) {
        rows.begin(ticket, aim, ticket.openedAt());
      }
    }
    for (var row : rows.open(ticket)) {
      var span = span(target, row.aim());
      if (span != null) {
        reckon(rows, ticket, row, span);
      } else if (!row.breached()) {
        drop(rows, row);
      }
    }
  }

  static @Nullable Span span(@Nullable Target target, Aim aim) {
    if (target == null) {
      return null;
    }
    return switch (aim) {
      case FIRST_ANSWER -> target.firstAnswer();
      case NEXT_ANSWER -> target.nextAnswer();
      case SOLUTION -> target.solution();
    };
  }

  private void reckon(SlaRows rows, Ticket ticket, SlaRow row, Span span) {
    var hours = config.hours().of(ticket.deskKey());
    var now = Reckoning.of(row.started(), span, stints(rows, ticket, row.started()), hours);
    rows.set(row, span.toString(), now);
    cancel(rows.tx(), row);
    if (now.pausedAt() == null && !row.breached()) {
      set(rows.tx(), WARNING, row, now.warn());
      set(rows.tx(), BREACH, row, now.due());
    }
  }

  private static void set(Sql tx, TimerKind kind, SlaRow row, Instant due) {
    Timers.set(tx, kind, row.id(), due, Map.of());
  }

  /** Where a ticket has ended, no time is ours, whatever the stage says of its clock. */
  private List<Stint> stints(SlaRows rows, Ticket ticket, Instant since) {
    var workflow = config.workflow(ticket.workflow());
    return rows.visits(ticket).stream()
        .map(
            visit -> {
              boolean ended =
                  workflow
                      .flatMap(w -> w.stage(visit.stage()))
                      .filter(s -> s.ends() != null)
                      .isPresent();
              return ended ? standing(visit) : visit.stint();
            })
        .filter(stint -> stint.until() == null || stint.until().isAfter(since))
        .map(stint -> stint.since(since))
        .toList();
  }

  private static Stint standing(Visit visit) {
    return new Stint(false, visit.stint().from(), visit.stint().until());
  }
}
