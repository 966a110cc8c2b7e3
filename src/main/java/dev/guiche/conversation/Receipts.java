package dev.guiche.conversation;

import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox.Receipt;
import dev.guiche.conversation.Arrival.Key;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What each message of a batch has become, in their order. */
final class Receipts {
  private Receipts() {}

  static List<Receipt> of(
      Sql tx,
      List<InboundMessage> messages,
      Map<Integer, Receipt> settled,
      Map<Key, EntryId> entries) {
    var fresh = new HashSet<Key>();
    var receipts = new ArrayList<Receipt>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      var done = settled.get(i);
      if (done != null) {
        receipts.add(done);
        continue;
      }
      var key = Key.of(messages.get(i));
      var entry = entries.get(key);
      if (entry != null && fresh.add(key)) {
        receipts.add(new Receipt(entry.value(), false));
      } else {
        var known = entry == null ? IntakeBatch.known(tx, messages.get(i)) : entry;
        receipts.add(new Receipt(known == null ? 0 : known.value(), true));
      }
    }
    return receipts;
  }
}
