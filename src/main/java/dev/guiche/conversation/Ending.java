package dev.guiche.conversation;

import dev.guiche.contact.Contacts;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How conversations end, by themselves or in a ticket. All throw {@link Refusal}. */
public final class Ending {
  private final ConversationChange conversations;
  private final Contacts contacts;
  private final Outbox outbox;
  private final Announcements announcements;
  private final Dispatcher dispatcher;
  private final Closing closing;

  public Ending(
      Database database,
      Contacts contacts,
      Outbox outbox,
      Announcements announcements,
      Dispatcher dispatcher,
      Closing closing) {
    this.conversations = new ConversationChange(database, announcements);
    this.contacts = contacts;
    this.outbox = outbox;
    this.announcements = announcements;
    this.dispatcher = dispatcher;
    this.closing = closing;
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
        conversations.make(
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
    dispatcher.wentFrom(before.consultant());
  }

  /**
   * Keeps the e-mail that a consultant was given; refuses when none is known and that was not said
   * to be so.
   */
  public void learnEmail(
      Sql tx, LockedConversation conversation, @Nullable String email, boolean withoutEmail) {
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
      Sql tx,
      LockedConversation conversation,
      @Nullable ConsultantId by,
      Outcome outcome,
      @Nullable String solution) {
    conversation.refuseClosed();
    Hands.empty(tx, conversation);
    tx.send(
        """
        update conversation set state = 'closed', outcome = $2, solution = $3, closed_at = now(), queued_at = null,
          offered_by = null, offered_from = null,
          consultant_id = coalesce(consultant_id, $4)
        where id = $1
        """,
        conversation.id(),
        outcome,
        solution == null ? null : solution.strip(),
        by);
    Timelines.write(
        tx,
        conversation.timeline(),
        NewEntry.event(
            "closed", by, false, Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT))));
  }

  /** As {@link #close}, within the caller's transaction; {@link #ended} is the caller's. */
  public void closeWithin(
      Sql tx,
      LockedConversation conversation,
      ConsultantId by,
      Outcome outcome,
      @Nullable String solution) {
    end(tx, conversation, by, outcome, solution);
    closing.closed(tx, conversation.id(), outcome);
  }

  /** Tells screens, outbox and queue what {@link #end} has done. */
  public void ended(LockedConversation conversation) {
    announcements.changed(conversation.timeline());
    outbox.wake();
    dispatcher.wentFrom(conversation.consultant());
  }
}
