package dev.guiche.care;

import dev.guiche.channel.ChannelKind;
import dev.guiche.conversation.Attachment;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What we answered on the web chat and no browser took goes by mail, where an address is known. */
record AbsentVisitor(Care.ByMail mail, Phrases phrases) {
  private record Unseen(EntryId id, String text, Instant at) {}

  void act(Sql tx, LockedConversation talk, Duration after, Moment moment) {
    String email = talk.email();
    if (talk.address().kind() != ChannelKind.WEBCHAT || email == null) {
      return;
    }
    var unseen = unseen(tx, talk);
    if (unseen.isEmpty() || !moment.isPast(unseen.getFirst().at(), after)) {
      return;
    }
    var entry =
        Timelines.add(
            tx,
            talk.timeline(),
            NewEntry.event("answer-mailed", null, false, Map.of("address", email)));
    var facts = moment.facts();
    mail.send(
        tx,
        talk,
        new Care.Answer(
            entry,
            facts.deskKey(),
            phrases.say("absent.subject", facts.deskLabel(), facts.protocol()),
            phrases.say("absent.intro"),
            unseen.stream().map(Unseen::text).filter(text -> !text.isEmpty()).toList(),
            phrases.say("absent.answer"),
            files(tx, unseen)));
    tx.send(
        "update conversation set mailed_entry = $2 where id = $1",
        talk.id(),
        unseen.getLast().id());
  }

  private static List<Unseen> unseen(Sql tx, LockedConversation talk) {
    return tx.list(
        """
        select e.id, e.text, e.at from entry e join conversation c on c.timeline_id = e.timeline_id
        where c.id = $1 and e.kind = 'message' and e.author = 'consultant' and e.id > c.mailed_entry
          and exists (select from delivery d where d.entry_id = e.id and d.channel = c.channel
            and d.status in ('pending', 'sending', 'sent'))
        order by e.position, e.id
        """,
        row -> new Unseen(new EntryId(row.number("id")), row.text("text"), row.instant("at")),
        talk.id());
  }

  private static List<Attachment> files(Sql tx, List<Unseen> unseen) {
    var entries = new Entries(tx);
    return unseen.stream()
        .flatMap(answer -> entries.find(answer.id()).orElseThrow().attachments().stream())
        .toList();
  }
}
