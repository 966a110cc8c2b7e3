package dev.guiche.conversation;

import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.Channels;
import dev.guiche.channel.ExternalId;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said in a conversation: to the customer, and among us. All throw {@link Refusal}. */
public final class Talk {
  private final ConversationChange conversations;
  private final Channels channels;
  private final Outbox outbox;

  public Talk(Database database, Channels channels, Outbox outbox, Announcements announcements) {
    this.conversations = new ConversationChange(database, announcements);
    this.channels = channels;
    this.outbox = outbox;
  }

  /** Says something to the customer. Whoever speaks to one who waits takes the conversation. */
  public EntryId say(ConversationId id, ConsultantId by, Draft draft) {
    var entry =
        conversations.make(
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

  private EntryId say(Sql tx, LockedConversation conversation, ConsultantId by, Draft draft) {
    conversation.refuseClosed();
    if (!conversation.isInHand()) {
      Handover.take(tx, conversation, by, "answered");
    } else if (conversation.offer() != null && by.equals(conversation.consultant())) {
      Offering.accept(tx, conversation, by);
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
    tx.send("update conversation set state = 'waiting' where id = $1", conversation.id());
    var watcher = conversation.watchedBy();
    if (watcher != null && !watcher.equals(by)) {
      Mentions.call(tx, entry, List.of(watcher));
      tx.send("update conversation set watched_by = null where id = $1", conversation.id());
    }
    return entry;
  }

  /** Null for what the provider does not know: a note, or what has not gone out yet. */
  private static @Nullable ExternalId externalId(Sql tx, EntryId entry) {
    return tx.first(
            """
            select coalesce(e.external_id, (select min(d.external_id) from delivery d where d.entry_id = e.id)) as id
            from entry e where e.id = $1
            """,
            row -> Optional.ofNullable(row.textOrNull("id")),
            entry)
        .flatMap(id -> id)
        .map(ExternalId::new)
        .orElse(null);
  }

  /**
   * Cuts a message into the calls that its channel needs, all in the outbox in this transaction.
   */
  private void post(
      Sql tx,
      LockedConversation conversation,
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

  /** Says something among us. */
  public EntryId note(ConversationId id, ConsultantId by, Draft draft) {
    return conversations.make(
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

  /** The consultant has read up to here. */
  public void read(ConversationId id) {
    conversations.make(
        id,
        (tx, conversation) ->
            tx.update(
                "update timeline set unread = 0, changed = pg_current_xact_id() where id = $1 and"
                    + " unread > 0",
                conversation.timeline()));
  }
}
