package dev.guiche.channel.email;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of an older mail, each marked as such.
 *
 * @param from its attribution's first line, or the first quoted one
 * @param quoted its first quoted line
 * @param to after its last quoted line
 */
record Quote(int from, int quoted, int to) {
  /**
   * @param end where history or what is forwarded begins
   * @param reply whether the mail answers another, so that two quoted lines are no accident
   */
  static List<Quote> find(Attributions attributions, int end, boolean reply) {
    List<Line> lines = attributions.lines();
    var quotes = new ArrayList<Quote>();
    int attribution = -1;
    int at = 0;
    while (at < end) {
      int introduced = lines.get(at).depth() == 0 ? attributions.end(at) : 0;
      if (introduced > 0 && attributions.isQuotedAfter(introduced)) {
        attribution = at;
        at = introduced;
      } else if (lines.get(at).isQuoted()) {
        int to = end(lines, at, end);
        boolean counts = attribution >= 0 || reply || to - at > 2;
        if (counts) {
          quotes.add(new Quote(attribution >= 0 ? attribution : at, at, to));
        }
        attribution = -1;
        at = to;
      } else {
        at++;
      }
    }
    return quotes;
  }

  /** After the last line of a quote, blank lines and broken wraps inside it included. */
  private static int end(List<Line> lines, int from, int end) {
    int to = from + 1;
    for (int i = from + 1; i < end; i++) {
      if (lines.get(i).isQuoted()) {
        to = i + 1;
      } else if (!lines.get(i).isBlank() && !isBrokenWrap(lines, i)) {
        break;
      }
    }
    return to;
  }

  /** The rest of a quoted line that some program wrapped and forgot to mark. */
  private static boolean isBrokenWrap(List<Line> lines, int at) {
    if (at == 0 || at + 1 >= lines.size() || !lines.get(at + 1).isQuoted()) {
      return false;
    }
    Line before = lines.get(at - 1);
    String rest = lines.get(at).text();
    return before.isQuoted()
        && before.text().length() > 55
        && Character.isLetter(before.text().charAt(before.text().length() - 1))
        && Character.isLowerCase(rest.charAt(0))
        && rest.length() < before.text().length();
  }
}
