package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.channel.ExternalId;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a consultant does with a conversation. Each verb is one transaction that locks the
 * conversation, leaves an event or a message on its timeline, and tells screens and queue after the
 * commit. All throw {@link Refusal}.
 */
public final class Talk {
  private final Database database;
  private final Channels channels;
  private final Contacts contacts;
  private final Outbox outbox;
  private final Announcements announcements;
  private final Dispatcher dispatcher;
  private final Closing closing;

  public Talk(
      Database database,
      Channels channels,
      Contacts contacts,
      Outbox outbox,
      Announcements announcements,
      Dispatcher dispatcher,
      Closing closing) {
    this.database = database;
    this.channels = channels;
    this.contacts = contacts;
    this.outbox = outbox;
    this.announcements = announcements;
    this.dispatcher = dispatcher;
    this.closing = closing;
  }

  /** A conversation, locked for the rest of the transaction. */
  public record Locked(
      ConversationId id,
      TimelineId timeline,
      ContactId contact,
      @Nullable String email,
      ChannelName channel,
      Address address,
      DeskId desk,
      @Nullable ConsultantId consultant,
      ConversationState state) {

    boolean isInHand() {
      return state == ConversationState.ACTIVE || state == ConversationState.WAITING;
    }
  }

  /** Locks the timeline, then the conversation, as everybody does. */
  public static Locked lock(Sql tx, ConversationId id) {
    return tx.first(
            """
            select c.id, c.timeline_id, c.contact_id, p.email, c.channel, a.kind, a.address, c.desk_id,
                   c.consultant_id, c.state
            from conversation c
            join timeline t on t.id = c.timeline_id
            join contact_address a on a.id = c.address_id
            join contact p on p.id = c.contact_id
            where c.id = $1 for update of t, c
            """,
            Talk::locked,
            id)
        .orElseThrow(() -> new Refusal.NotFound("conversation"));
  }

  private static Locked locked(Row row) {
    var consultant = row.numberOrNull("consultant_id");
    return new Locked(
        new ConversationId(row.number("id")),
        new TimelineId(row.number("timeline_id")),
        new ContactId(row.number("contact_id")),
        row.textOrNull("email"),
        new ChannelName(row.text("channel")),
        new Address(row.constant("kind", ChannelKind.class), row.text("address")),
        new DeskId(row.number("desk_id")),
        consultant == null ? null : new ConsultantId(consultant),
        row.constant("state", ConversationState.class));
  }

  private interface Verb<T> {
    @Nullable T on(Sql tx, Locked conversation);
  }

  @SuppressWarnings("NullAway") // null for null, as with the transaction
  private <T> T change(ConversationId id, Verb<T> verb) {
    var timeline = new TimelineId[1];
    T result =
        database.inTransaction(
            tx -> {
              var conversation = lock(tx, id);
              timeline[0] = conversation.timeline();
              return verb.on(tx, conversation);
            });
    announcements.changed(timeline[0]);
    return result;
  }

  /** Says something to the customer. Whoever speaks to one who waits takes the conversation. */
  public EntryId say(ConversationId id, ConsultantId by, Draft draft) {
    var entry =
        change(
            id,
            (tx, conversation) ->
                sent(tx, draft).orElseGet(() -> say(tx, conversation, by, draft)));
    outbox.wake();
    return entry;
  }

  private static Optional<EntryId> sent(Sql tx, Draft draft) {
    return tx.first(
        "select id from entry where client_key = $1",
        row -> new EntryId(row.number("id")),
        draft.clientKey());
  }

  private EntryId say(Sql tx, Locked conversation, ConsultantId by, Draft draft) {
    if (conversation.state() == ConversationState.CLOSED) {
      throw new Refusal.Closed();
    }
    if (!conversation.isInHand()) {
      give(tx, conversation, by, by, "answered");
    }
    var answers = draft.answers() == null ? null : externalId(tx, draft.answers());
    var entry =
        Timelines.add(
            tx,
            conversation.timeline(),
            NewEntry.message(
                by,
                conversation.channel().value(),
                draft.text(),
                answers == null ? null : answers.value(),
                draft.clientKey()));
    if (!Attachments.attach(tx, entry, by, draft.uploads())) {
      throw new Refusal.FileGone();
    }
    post(tx, conversation, entry, draft.text(), draft.uploads(), answers);
    tx.update("update conversation set state = 'waiting' where id = $1", conversation.id());
    return entry;
  }

  private static @Nullable ExternalId externalId(Sql tx, EntryId entry) {
    return tx.first(
            """
            select coalesce(e.external_id, (select min(d.external_id) from delivery d where d.entry_id = e.id)) as id
            from entry e where e.id = $1
            """,
            row -> row.textOrNull("id"),
            entry)
        .map(ExternalId::new)
        .orElse(null);
  }

  /**
   * Cuts a message into the calls that its channel needs, all in the outbox in this transaction.
   */
  private void post(
      Sql tx,
      Locked conversation,
      EntryId entry,
      String text,
      List<Long> files,
      @Nullable ExternalId answers) {
    var channel =
        channels
            .find(conversation.channel())
            .orElseThrow(
                () ->
                    new Refusal.Invalid(
                        "channel-off", "O canal " + conversation.channel() + " está desligado."));
    for (var part : channel.parts(text, files.size())) {
      var carried =
          channel.kind() == ChannelKind.EMAIL
              ? files
              : part.file() < 0 ? List.<Long>of() : List.of(files.get(part.file()));
      Outbox.enqueue(
          tx,
          new NewDelivery(
              entry,
              conversation.timeline(),
              conversation.channel(),
              conversation.address(),
              part.text(),
              null,
              carried,
              answers,
              MailThread.envelope(tx, channel, conversation.timeline(), entry)));
    }
  }

  /**
   * The house's own word to the customer, part of the caller's transaction; wake the outbox after
   * its commit.
   */
  public EntryId tell(Sql tx, Locked conversation, String text) {
    var entry =
        Timelines.add(
            tx,
            conversation.timeline(),
            NewEntry.notice(conversation.channel().value(), text, null));
    post(tx, conversation, entry, text, List.of(), null);
    return entry;
  }

  /** Says something among us. */
  public EntryId note(ConversationId id, ConsultantId by, Draft draft) {
    return change(
        id,
        (tx, conversation) ->
            sent(tx, draft)
                .orElseGet(
                    () -> {
                      var entry =
                          Timelines.add(
                              tx,
                              conversation.timeline(),
                              NewEntry.note(by, draft.text(), draft.clientKey()));
                      if (!Attachments.attach(tx, entry, by, draft.uploads())) {
                        throw new Refusal.FileGone();
                      }
                      Mentions.keep(tx, entry, by, draft.mentions());
                      return entry;
                    }));
  }

  /** Takes a conversation out of the queue, or, where it is another's, out of their hands. */
  public void take(ConversationId id, ConsultantId by) {
    change(
        id,
        (tx, conversation) -> {
          if (!by.equals(conversation.consultant())) {
            give(tx, conversation, by, by, "taken");
          }
          return null;
        });
  }

  private static void give(
      Sql tx, Locked conversation, ConsultantId to, @Nullable ConsultantId by, String reason) {
    if (conversation.state() == ConversationState.CLOSED) {
      throw new Refusal.Closed();
    }
    Hands.empty(tx, conversation);
    Hands.give(tx, conversation, to);
    Timelines.add(
        tx,
        conversation.timeline(),
        NewEntry.event(
            "assigned",
            by,
            false,
            Map.of("consultant", to.value(), "name", Hands.name(tx, to), "reason", reason)));
  }

  /** Gives a conversation back to the front of its desk's queue. */
  public void release(ConversationId id, @Nullable ConsultantId by, String reason) {
    var desk =
        change(
            id,
            (tx, conversation) -> {
              if (!conversation.isInHand()) {
                throw new Refusal.Taken();
              }
              Hands.empty(tx, conversation);
              Hands.queue(tx, conversation, conversation.desk(), true);
              Timelines.add(
                  tx,
                  conversation.timeline(),
                  NewEntry.event("released", by, false, Map.of("reason", reason)));
              return conversation;
            });
    dispatcher.somebodyWaits(desk.desk());
    if (desk.consultant() != null) {
      dispatcher.roomMade(desk.consultant());
    }
  }

  /** Moves a conversation into another desk's queue, where it waits before those who came later. */
  public void transfer(ConversationId id, ConsultantId by, DeskId to, @Nullable String note) {
    var before =
        change(
            id,
            (tx, conversation) -> {
              if (conversation.state() == ConversationState.CLOSED) {
                throw new Refusal.Closed();
              }
              var label =
                  tx.first(
                          "select label from desk where id = $1 and enabled",
                          row -> row.text("label"),
                          to)
                      .orElseThrow(() -> new Refusal.NotFound("desk"));
              Hands.empty(tx, conversation);
              Hands.queue(tx, conversation, to, false);
              transferred(tx, conversation, by, Map.of("desk", to.value(), "label", label), note);
              return conversation;
            });
    dispatcher.somebodyWaits(to);
    if (before.consultant() != null) {
      dispatcher.roomMade(before.consultant());
    }
  }

  /** Moves a conversation into a colleague's hands; capacity does not bind what people agree on. */
  public void transfer(ConversationId id, ConsultantId by, ConsultantId to, @Nullable String note) {
    var before =
        change(
            id,
            (tx, conversation) -> {
              if (conversation.state() == ConversationState.CLOSED) {
                throw new Refusal.Closed();
              }
              var name = Hands.name(tx, to);
              Hands.empty(tx, conversation);
              Hands.give(tx, conversation, to);
              transferred(
                  tx, conversation, by, Map.of("consultant", to.value(), "name", name), note);
              return conversation;
            });
    if (before.consultant() != null) {
      dispatcher.roomMade(before.consultant());
    }
  }

  private static void transferred(
      Sql tx, Locked conversation, ConsultantId by, Map<String, ?> where, @Nullable String note) {
    Timelines.add(tx, conversation.timeline(), NewEntry.event("transferred", by, false, where));
    if (note != null && !note.isBlank()) {
      Timelines.add(tx, conversation.timeline(), NewEntry.note(by, note.strip(), null));
    }
  }

  /**
   * Ends a conversation.
   *
   * @param outcome SOLVED needs a solution; TICKET is {@link #closeInto}'s
   * @param email learned just now, or null
   * @param withoutEmail the customer has none, or gives none: no transcript can be mailed
   */
  public void close(
      ConversationId id,
      ConsultantId by,
      Outcome outcome,
      @Nullable String solution,
      @Nullable String email,
      boolean withoutEmail) {
    if (outcome == Outcome.SOLVED && (solution == null || solution.isBlank())) {
      throw new Refusal.Invalid("solution-needed", "Escreva a solução que foi dada ao cliente.");
    }
    var before =
        change(
            id,
            (tx, conversation) -> {
              if (outcome != Outcome.SPAM) {
                learnEmail(tx, conversation, email, withoutEmail);
              }
              end(tx, conversation, by, outcome, solution);
              if (outcome != Outcome.SPAM) {
                closing.closed(tx, id, outcome);
              }
              return conversation;
            });
    outbox.wake();
    if (before.consultant() != null) {
      dispatcher.roomMade(before.consultant());
    }
  }

  /**
   * Keeps the e-mail that a consultant was given; refuses when none is known and that was not said
   * to be so.
   */
  public void learnEmail(
      Sql tx, Locked conversation, @Nullable String email, boolean withoutEmail) {
    if (email != null && !email.isBlank()) {
      if (!Contacts.isEmail(email)) {
        throw new Refusal.Invalid("email-invalid", "Confira o e-mail: " + email.strip());
      }
      contacts.change(tx, conversation.contact(), null, email, null, null);
    } else if (conversation.email() == null && !withoutEmail) {
      throw new Refusal.EmailNeeded();
    }
  }

  /**
   * Ends a conversation as part of the caller's transaction, such as an escalation's. Whoever calls
   * it does what {@link Closing} would do, and tells screens and queue after the commit through
   * {@link #ended}.
   */
  public static void end(
      Sql tx, Locked conversation, ConsultantId by, Outcome outcome, @Nullable String solution) {
    if (conversation.state() == ConversationState.CLOSED) {
      throw new Refusal.Closed();
    }
    Hands.empty(tx, conversation);
    tx.update(
        """
        update conversation set state = 'closed', outcome = $2, solution = $3, closed_at = now(), queued_at = null,
          consultant_id = coalesce(consultant_id, $4)
        where id = $1
        """,
        conversation.id(),
        outcome,
        solution == null ? null : solution.strip(),
        by);
    Timelines.add(
        tx,
        conversation.timeline(),
        NewEntry.event(
            "closed",
            by,
            false,
            Map.of("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))));
  }

  /** Tells screens, outbox and queue what {@link #end} has done. */
  public void ended(Locked conversation) {
    announcements.changed(conversation.timeline());
    outbox.wake();
    if (conversation.consultant() != null) {
      dispatcher.roomMade(conversation.consultant());
    }
  }

  /** The consultant has read up to here. */
  public void read(ConversationId id) {
    change(
        id,
        (tx, conversation) ->
            tx.update(
                "update timeline set unread = 0, changed = pg_current_xact_id() where id = $1 and"
                    + " unread > 0",
                conversation.timeline()));
  }
}
