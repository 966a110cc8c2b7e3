package dev.guiche.ticket;

import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A talk becomes a ticket, all in one transaction: the ticket with its protocol, the talk at its
 * beginning and closed, the customer told on the talk's own channel, the transcript in the outbox.
 */
public final class Escalation {
  private final Database database;
  private final Workflows workflows;
  private final Birth birth;
  private final Gatekeeper gatekeeper;
  private final GateWords gateWords;
  private final Ending ending;
  private final ChannelVoice voice;
  private final TicketMail mail;
  private final TranscriptSender transcripts;
  private final Organization house;
  private final Afterwards afterwards;

  Escalation(
      Database database,
      Workflows workflows,
      Birth birth,
      Gatekeeper gatekeeper,
      GateWords gateWords,
      Ending ending,
      ChannelVoice voice,
      TicketMail mail,
      TranscriptSender transcripts,
      Organization house,
      Afterwards afterwards) {
    this.database = database;
    this.workflows = workflows;
    this.birth = birth;
    this.gatekeeper = gatekeeper;
    this.gateWords = gateWords;
    this.ending = ending;
    this.voice = voice;
    this.mail = mail;
    this.transcripts = transcripts;
    this.house = house;
    this.afterwards = afterwards;
  }

  /**
   * What a consultant decides.
   *
   * @param reason why the talk cannot end here; recorded, never shown to the customer
   * @param desk whose ticket it becomes; null for the talk's
   * @param category null to go by its words
   * @param priority null for the category's
   * @param email where the customer reads mail, learned just now; null to use what is known
   * @param withoutEmail go on although no address is known
   * @param fields what the workflow asks at opening, by the keys of its fields
   * @param admission what the contract gate is told
   */
  public record Order(
      String title,
      String reason,
      @Nullable DeskId desk,
      @Nullable String category,
      @Nullable Priority priority,
      @Nullable String email,
      boolean withoutEmail,
      Map<String, String> fields,
      Admission admission) {

    /** Without an answer to anything that the workflow asks. */
    public Order(
        String title,
        String reason,
        @Nullable DeskId desk,
        @Nullable String category,
        @Nullable Priority priority,
        @Nullable String email,
        boolean withoutEmail) {
      this(title, reason, desk, category, priority, email, withoutEmail, Map.of(), Admission.PLAIN);
    }
  }

  private record Done(Ticket ticket, @Nullable LockedConversation ended) {}

  /**
   * Makes a ticket of a talk. Asked twice, by one consultant or by two at once, it is one ticket,
   * and the second hears of it.
   *
   * @throws Refusal.EmailNeeded when no address is known and {@code withoutEmail} was not said
   */
  public Ticket escalate(ConversationId id, Order order, ConsultantId by) {
    if (order.reason().isBlank()) {
      throw Refused.REASON_OF_ESCALATION_NEEDED.because();
    }
    turnBack(id, order, by);
    Done done = database.inTransaction(tx -> escalate(tx, id, order, by));
    if (done.ended() != null) {
      ending.ended(done.ended());
    }
    afterwards.changed(done.ticket().timeline());
    return done.ticket();
  }

  /** What the gate refuses is on record, though the talk goes on. */
  private void turnBack(ConversationId id, Order order, ConsultantId by) {
    var decision =
        database.inTransaction(
            tx -> {
              var talk =
                  new Conversations(tx)
                      .find(Sight.everything(), id)
                      .orElseThrow(() -> new Refusal.NotFound("conversation"));
              if (talk.state() == ConversationState.CLOSED) {
                return null;
              }
              var asked =
                  birth.decide(
                      tx, wish(tx, talk, order), origin(tx, talk, order, by), order.admission());
              if (asked.refused()) {
                gatekeeper.recordOnTalk(tx, asked, id, talk.timeline(), by);
                return new Held(asked, talk.timeline());
              }
              return null;
            });
    if (decision != null) {
      afterwards.changed(decision.timeline());
      throw gatekeeper.refusal(decision.decision(), house.locale());
    }
  }

  private record Held(Gatekeeper.Decision decision, TimelineId timeline) {}

  /** As {@link #escalate}, within the caller's transaction, who tells screens and queue. */
  public Ticket within(Sql tx, ConversationId id, Order order, ConsultantId by) {
    return escalate(tx, id, order, by).ticket();
  }

  private Done escalate(Sql tx, ConversationId id, Order order, ConsultantId by) {
    var locked = LockedConversation.lock(tx, id);
    if (locked.state() == ConversationState.CLOSED) {
      return new Done(earlier(tx, id).orElseThrow(Refusal.Closed::new), null);
    }
    ending.learnEmail(tx, locked, order.email(), order.withoutEmail());
    return new Done(escalate(tx, locked, order, by), locked);
  }

  /**
   * Makes a ticket of an open talk as part of the caller's transaction. Whoever calls it tells
   * screens and outbox after the commit.
   *
   * @param by null: the customer wished it
   */
  public Ticket escalate(
      Sql tx, LockedConversation locked, Order order, @Nullable ConsultantId by) {
    var id = locked.id();
    var conversation = new Conversations(tx).find(Sight.everything(), id).orElseThrow();
    var opened = open(tx, conversation, order, by);
    Birth.link(tx, opened.id(), conversation, true);
    var ticket = new Tickets(tx, workflows).find(Sight.everything(), opened.id()).orElseThrow();
    writeDown(tx, conversation, ticket, order, by);
    Ending.end(tx, locked, by, Outcome.TICKET, null);
    tell(tx, conversation, ticket);
    transcripts.escalated(tx, id, ticket);
    return ticket;
  }

  private Optional<Ticket> earlier(Sql tx, ConversationId id) {
    return tx.first(
            "select ticket_id from ticket_conversation where conversation_id = $1 and escalated",
            row -> new TicketId(row.number("ticket_id")),
            id)
        .flatMap(ticket -> new Tickets(tx, workflows).find(Sight.everything(), ticket));
  }

  private Ticket open(Sql tx, Conversation conversation, Order order, @Nullable ConsultantId by) {
    return birth.open(
        tx, wish(tx, conversation, order), origin(tx, conversation, order, by), order.admission());
  }

  private static NewTicket wish(Sql tx, Conversation conversation, Order order) {
    return new NewTicket(
        conversation.contact(),
        order.desk() == null ? conversation.desk() : order.desk(),
        order.title(),
        firstWords(tx, conversation),
        order.category(),
        order.priority(),
        order.fields());
  }

  private static Birth.Origin origin(
      Sql tx, Conversation conversation, Order order, @Nullable ConsultantId by) {
    boolean mail = conversation.address().kind() == ChannelKind.EMAIL;
    return new Birth.Origin(
        Birth.Kind.CONVERSATION,
        by,
        by == null ? Who.CUSTOMER : People.roleOf(tx, by),
        mail ? conversation.channel() : null,
        mail ? conversation.address().value() : null,
        order.reason().strip());
  }

  private static String firstWords(Sql tx, Conversation conversation) {
    return tx.first(
            """
            select text from entry where timeline_id = $1 and author = 'customer' and kind = 'message'
            order by position, id limit 1
            """,
            row -> row.text("text"),
            conversation.timeline())
        .orElse("");
  }

  private static void writeDown(
      Sql tx, Conversation conversation, Ticket ticket, Order order, @Nullable ConsultantId by) {
    Timelines.write(
        tx,
        conversation.timeline(),
        NewEntry.event(
            "escalated",
            by,
            false,
            Map.of(
                "ticket", ticket.id().value(),
                "protocol", ticket.protocol().value(),
                "title", ticket.title(),
                "reason", order.reason().strip())));
  }

  private void tell(Sql tx, Conversation conversation, Ticket ticket) {
    var reader = Reader.of(tx, conversation.contact(), house);
    var line =
        new ChannelVoice.Line(new ChannelName(conversation.channel()), conversation.address());
    voice.tell(
        tx,
        conversation.timeline(),
        line,
        reader.wording().becameTicket(reader.name(), ticket.protocol())
            + mail.transcriptNews(tx, ticket, reader)
            + GateWords.joined(gateWords.ofTalk(tx, ticket, conversation.desk(), reader)));
  }
}
