package dev.guiche.http;

import dev.guiche.http.door.Refused;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists by the page: one item more than asked for tells whether there is a next page. */
public final class Pages {
  private Pages() {}

  /**
   * A page and what to ask for next.
   *
   * @param next null on the last page
   */
  public record Page<T>(List<T> items, @Nullable String next) {}

  /** Of what was read with one item more than the limit. */
  public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Long> id) {
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
  public static @Nullable Long after(Call call) {
    return call.text("after").filter(text -> !text.isEmpty()).map(Pages::number).orElse(null);
  }

  private static Long number(String text) {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw new Refused.Invalid("after", "Use o valor de “next” da página anterior.");
    }
    return Long.valueOf(text);
  }
}
