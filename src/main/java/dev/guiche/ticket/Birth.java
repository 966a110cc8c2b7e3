package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.config.TicketField;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.gate.Question;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a ticket, from wherever it comes: protocol, timeline, first stage, requester. */
final class Birth {
  private final Workflows workflows;
  private final Organization house;
  private final TicketWatch watch;
  private final Gatekeeper gatekeeper;
  private final Charging charging;

  Birth(
      Workflows workflows,
      Organization house,
      TicketWatch watch,
      Gatekeeper gatekeeper,
      Charging charging) {
    this.workflows = workflows;
    this.house = house;
    this.watch = watch;
    this.gatekeeper = gatekeeper;
    this.charging = charging;
  }

  /**
   * Where a ticket comes from.
   *
   * @param by who opens it; null: the customer
   * @param who in what role
   * @param mailbox the e-mail channel by which it came, or null
   * @param email the address from which the requester wrote, or null
   * @param why the reason of an escalation, or null
   * @param ruled whether a rule of the house has chosen the category
   */
  record Origin(
      Kind kind,
      @Nullable ConsultantId by,
      Who who,
      @Nullable String mailbox,
      @Nullable String email,
      @Nullable String why,
      boolean ruled) {
    /** Nobody, or a person, has chosen the category. */
    Origin(
        Kind kind,
        @Nullable ConsultantId by,
        Who who,
        @Nullable String mailbox,
        @Nullable String email,
        @Nullable String why) {
      this(kind, by, who, mailbox, email, why, false);
    }
  }

  enum Kind {
    CONVERSATION,
    EMAIL,
    CONSULTANT,
    PORTAL
  }

  Ticket open(Sql tx, NewTicket wish, Origin origin) {
    return open(tx, wish, origin, Admission.PLAIN);
  }

  /**
   * Asks the desk's contract gate, which may lead to another desk. What a customer writes is kept
   * even where the gate refuses it.
   *
   * @throws Refusal where the gate refuses what a consultant wants
   */
  Ticket open(Sql tx, NewTicket wish, Origin origin, Admission admission) {
    return open(tx, wish, origin, admission, house.locale());
  }

  /**
   * The same.
   *
   * @param locale of what is said where something is missing
   */
  Ticket open(Sql tx, NewTicket wish, Origin origin, Admission admission, Locale locale) {
    if (wish.title().isEmpty()) {
      throw Refused.TITLE_NEEDED.because();
    }
    var decision = decide(tx, wish, origin, admission);
    if (decision.refused() && origin.by() != null) {
      throw gatekeeper.refusal(decision, house.locale());
    }
    String to = decision.routedTo();
    var workflow = workflows.ofDesk(to == null ? decision.question().desk() : to);
    var asked = new Fields(workflow, locale);
    var ticket = make(tx, routed(tx, wish, decision), asked, origin, to == null);
    if (decision.isWorthARecord()) {
      gatekeeper.record(tx, decision, ticket, origin.by());
    }
    if (decision.routedTo() == null && !decision.refused()) {
      return charging.begin(tx, ticket, origin.by(), decision.verdict(), finance(wish, origin));
    }
    return ticket;
  }

  /** What the gate would say, before anything is made. */
  Gatekeeper.Decision decide(Sql tx, NewTicket wish, Origin origin, Admission admission) {
    String desk = deskKey(tx, wish);
    var question =
        new Question(
            wish.contact(),
            desk,
            named(desk, wish, TicketField.Of.PRODUCT, admission.product()),
            named(desk, wish, TicketField.Of.MODULE, admission.module()));
    return gatekeeper.decide(tx, question, admission, origin.who());
  }

  /** What was said outright, else what the workflow asked at opening. */
  private @Nullable String named(
      String desk, NewTicket wish, TicketField.Of what, @Nullable String said) {
    return said != null
        ? said
        : workflows
            .ofDesk(desk)
            .field(what)
            .map(field -> wish.fields().get(field.key()))
            .filter(answer -> !answer.isBlank())
            .orElse(null);
  }

  /** The ticket of another desk that sees whether somebody paid; no gate stands before it. */
  private Charging.Finance finance(NewTicket wish, Origin origin) {
    return (tx, desk) -> {
      var there = new NewTicket(wish.contact(), desk, wish.title(), wish.text(), null, null);
      var asked = new Fields(workflows.ofDesk(deskKey(tx, there)), house.locale());
      return make(tx, there, asked, origin, false);
    };
  }

  private NewTicket routed(Sql tx, NewTicket wish, Gatekeeper.Decision decision) {
    String to = decision.routedTo();
    if (to == null) {
      return wish;
    }
    boolean known =
        wish.category() != null && workflows.ofDesk(to).category(wish.category()).isPresent();
    return new NewTicket(
        wish.contact(),
        deskOf(tx, to),
        wish.title(),
        wish.text(),
        known ? wish.category() : null,
        wish.priority());
  }

  static DeskId deskOf(Sql tx, String key) {
    return tx.first(
            "select id from desk where key = $1 and enabled",
            row -> new DeskId(row.number("id")),
            key)
        .orElseThrow(() -> new Refusal.NotFound("desk"));
  }

  private Ticket make(Sql tx, NewTicket wish, Fields asked, Origin origin, boolean keeps) {
    var workflow = asked.workflow();
    var category = category(workflow, wish, origin);
    // Who writes a mail, or is served by a rule, could not be asked.
    var fields =
        asked.opening(wish.fields(), category, origin.who(), couldBeAsked(origin) && keeps);
    var id = insert(tx, wish, origin, workflow, category, fields, holder(tx, wish, origin, keeps));
    Passage.log(tx, id, workflow.first(), origin.by());
    addRequester(tx, id, wish, origin);
    var ticket = new Tickets(tx, workflows).find(Sight.everything(), id).orElseThrow();
    Timelines.write(tx, ticket.timeline(), opened(ticket, origin));
    watch.opened(tx, ticket, origin.by());
    if (origin.by() != null) {
      Watchers.add(tx, ticket.timeline(), origin.by(), Watchers.Why.MADE, origin.by());
    }
    return ticket;
  }

  private static Category category(WorkflowConfig workflow, NewTicket wish, Origin origin) {
    if (wish.category() == null) {
      return Workflows.classify(workflow, wish);
    }
    // Where nobody could choose, a rule of the house has, and its own categories are open to it.
    return couldBeAsked(origin) && !origin.ruled()
        ? Workflows.choose(workflow, wish.category(), origin.who())
        : Workflows.category(workflow, wish.category());
  }

  private static boolean couldBeAsked(Origin origin) {
    return origin.by() != null || origin.kind() == Kind.PORTAL;
  }

  /** Whoever opens it at their own desk has it in hand; at another desk somebody takes it. */
  private static @Nullable ConsultantId holder(
      Sql tx, NewTicket wish, Origin origin, boolean keeps) {
    var by = origin.by();
    return keeps && by != null && People.worksFor(tx, by, wish.desk()) ? by : null;
  }

  private static String deskKey(Sql tx, NewTicket wish) {
    return tx.first(
            "select key from desk where id = $1 and enabled", row -> row.text("key"), wish.desk())
        .orElseThrow(() -> new Refusal.NotFound("desk"));
  }

  private static TicketId insert(
      Sql tx,
      NewTicket wish,
      Origin origin,
      WorkflowConfig workflow,
      Category category,
      Map<String, String> fields,
      @Nullable ConsultantId assignee) {
    var priority = wish.priority() == null ? category.priority() : wish.priority();
    return tx.one(
        """
        insert into ticket (protocol, timeline_id, contact_id, desk_id, workflow, stage, last_visible_stage,
                            category, priority, title, consultant_id, origin, opened_by, why, mailbox, fields, category_rank)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $17, $12, $11, $13, $14, $15, $16)
        returning id
        """,
        row -> new TicketId(row.number("id")),
        Protocol.next(tx).value(),
        Timelines.open(tx, wish.contact()),
        wish.contact(),
        wish.desk(),
        workflow.name(),
        workflow.first().key(),
        workflow.first().visible() ? workflow.first().key() : null,
        category.key(),
        Ranks.of(priority),
        wish.title(),
        origin.by(),
        origin.kind(),
        origin.why(),
        origin.mailbox(),
        Fields.json(fields),
        workflow.rank(category),
        assignee);
  }

  private static void addRequester(Sql tx, TicketId id, NewTicket wish, Origin origin) {
    tx.send(
        """
        insert into ticket_participant (ticket_id, contact_id, role, email)
        values ($1, $2, 'requester', $3)
        """,
        id,
        wish.contact(),
        origin.email());
  }

  private NewEntry opened(Ticket ticket, Origin origin) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("protocol", ticket.protocol().value());
    details.put("title", ticket.title());
    Stage seen = ticket.lastVisibleStage();
    if (seen != null) {
      details.put("to", seen.key());
      details.put("toLabel", seen.label().in(house.locale()));
    }
    return NewEntry.event("opened", origin.by(), true, details);
  }

  /**
   * Puts a talk at the beginning of a ticket.
   *
   * @param escalated whether the talk became this ticket, which it can do once
   */
  static void link(Sql tx, TicketId ticket, Conversation talk, boolean escalated) {
    tx.send(
        """
        insert into ticket_conversation (ticket_id, conversation_id, escalated) values ($1, $2, $3)
        on conflict do nothing
        """,
        ticket,
        talk.id(),
        escalated);
  }
}
