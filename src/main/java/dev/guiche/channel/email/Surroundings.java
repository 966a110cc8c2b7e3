package dev.guiche.channel.email;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * What the place that is being read stands in. Each element is looked at once, when it is entered:
 * climbing up from every word would take minutes in a mail that is nested to that end.
 */
final class Surroundings {
  /** Nobody reads further in, and to see whether a container quotes is to read all of it. */
  private static final int DEEPEST_QUOTE = 50;

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<Line.Mark, Integer> marks = new EnumMap<>(Line.Mark.class);
  private int depth;
  private int preformatted;

  private record Open(
      Element element, boolean quotes, boolean preformatted, Line.@Nullable Mark mark) {
    boolean matters() {
      return quotes || preformatted || mark != null;
    }
  }

  void enter(Element element) {
    var entered =
        new Open(
            element,
            depth < DEEPEST_QUOTE && HtmlMarks.quotes(element),
            isPreformatted(element),
            HtmlMarks.of(element));
    if (entered.matters()) {
      open.push(entered);
      count(entered, 1);
    }
  }

  void leave(Element element) {
    Open last = open.peek();
    if (last != null && last.element() == element) {
      count(open.pop(), -1);
    }
  }

  private void count(Open counted, int by) {
    depth += counted.quotes() ? by : 0;
    preformatted += counted.preformatted() ? by : 0;
    if (counted.mark() != null) {
      marks.merge(counted.mark(), by, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  /** How many quotes this is in. */
  int depth() {
    return depth;
  }

  boolean isPreformatted() {
    return preformatted > 0;
  }

  Set<Line.Mark> marks() {
    return Collections.unmodifiableSet(marks.keySet());
  }

  static boolean isPreformatted(Node node) {
    return node instanceof Element element
        && (element.normalName().equals("pre")
            || element.attr("style").toLowerCase(Locale.ROOT).contains("pre-wrap"));
  }
}
