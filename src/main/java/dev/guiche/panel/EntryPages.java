package dev.guiche.panel;

import dev.guiche.conversation.Entry;
import dev.guiche.panel.view.EntryView;
import java.util.List;

/** A timeline by the page. */
final class EntryPages {
  private EntryPages() {}

  record EntryPage(List<EntryView> items, boolean more) {}

  /** Of entries read with one more, the oldest first. */
  static EntryPage ofEntries(List<Entry> oneMore, int limit) {
    boolean more = oneMore.size() > limit;
    var page = more ? oneMore.subList(oneMore.size() - limit, oneMore.size()) : oneMore;
    return new EntryPage(EntryView.of(page), more);
  }
}
