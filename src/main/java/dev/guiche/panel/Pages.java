package dev.guiche.panel;

import dev.guiche.conversation.Entry;
import dev.guiche.panel.door.Refused;
import dev.guiche.panel.view.EntryView;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists by the page: one item more than asked for tells whether there is a next page. */
final class Pages {
  private Pages() {}

  /**
   * A page and what to ask for next.
   *
   * @param next null on the last page
   */
  record Page<T>(List<T> items, @Nullable String next) {}

  /** Of what was read with one item more than the limit. */
  static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Long> id) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    var items = oneMore.subList(0, limit);
    return new Page<>(items, Long.toString(id.apply(items.getLast())));
  }

  /**
   * The id in {@code after}, or null for the first page.
   *
   * @throws Refused.Invalid when no page ever gave it
   */
  static @Nullable Long after(Call call) {
    return call.text("after").filter(text -> !text.isEmpty()).map(Pages::number).orElse(null);
  }

  private static Long number(String text) {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw new Refused.Invalid("after", "Use o valor de “next” da página anterior.");
    }
    return Long.valueOf(text);
  }

  record EntryPage(List<EntryView> items, boolean more) {}

  /** Of entries read with one more, the oldest first. */
  static EntryPage ofEntries(List<Entry> oneMore, int limit) {
    boolean more = oneMore.size() > limit;
    var page = more ? oneMore.subList(oneMore.size() - limit, oneMore.size()) : oneMore;
    return new EntryPage(EntryView.of(page), more);
  }
}
