package dev.guiche.conversation;

import dev.guiche.channel.InboundMessage;
import dev.guiche.conversation.OpenConversations.Key;
import dev.guiche.conversation.OpenConversations.Line;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** New mails may be for other desks than their mailbox's. */
record Sorting(OpenConversations conversations, Placement placement) {
  /**
   * @param fresh messages that have just begun conversations
   * @param lines on which they stand; those that are moved are read again
   * @return the desks that have somebody new in their queue
   */
  Set<DeskId> sort(Sql tx, List<InboundMessage> fresh, Map<Key, Line> lines) {
    var desks = new HashSet<DeskId>();
    var moved = new ArrayList<InboundMessage>();
    for (var message : fresh) {
      var line = lines.get(Key.of(message));
      if (message.mail() != null && line != null && line.talk() != null) {
        placement
            .began(tx, message, line.talk().conversation())
            .ifPresent(
                desk -> {
                  desks.add(desk);
                  moved.add(message);
                });
      }
    }
    lines.putAll(conversations.find(tx, moved));
    return desks;
  }
}
