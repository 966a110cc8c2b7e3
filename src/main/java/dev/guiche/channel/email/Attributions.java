package dev.guiche.channel.email;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the lines that say who wrote what follows, such as "Em 3 de março Ana escreveu:". */
record Attributions(List<Line> lines) {
  /** Lines of one attribution, which programs wrap. */
  static final int WIDEST = 4;

  /** The line after an attribution that begins here and may be wrapped; 0 where none begins. */
  int end(int at) {
    Line line = lines.get(at);
    if (line.isBlank()) {
      return 0;
    }
    if (line.is(Line.Mark.ATTRIBUTION)) {
      return markedEnd(at);
    }
    if (QuoteWords.isWeakAttribution(line.text()) && isQuotedAfter(at + 1)) {
      return at + 1;
    }
    for (int end = at + 1; end <= Math.min(lines.size(), at + WIDEST); end++) {
      if (!lines.get(end - 1).isWords()) {
        return 0;
      }
      if (QuoteWords.couldEndAttribution(lines.get(end - 1).text())
          && QuoteWords.isAttribution(joined(at, end))) {
        return isOnlyBefore(at, end) ? 0 : end;
      }
    }
    return 0;
  }

  private int markedEnd(int at) {
    int end = at + 1;
    while (end < lines.size() && lines.get(end).is(Line.Mark.ATTRIBUTION)) {
      end++;
    }
    return end;
  }

  /**
   * Whether the attribution begins further down, and this line is the end of the answer above it.
   */
  private boolean isOnlyBefore(int at, int end) {
    boolean dated = QuoteWords.isDatedAttribution(joined(at, end));
    return IntStream.range(at + 1, end)
        .mapToObj(later -> joined(later, end))
        .anyMatch(
            rest -> dated ? QuoteWords.isDatedAttribution(rest) : QuoteWords.isAttribution(rest));
  }

  private String joined(int from, int to) {
    return lines.subList(from, to).stream()
        .map(line -> line.text().strip())
        .collect(Collectors.joining(" "));
  }

  boolean isQuotedAfter(int from) {
    for (int i = from; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() || lines.get(i).isQuoted()) {
        return lines.get(i).isQuoted();
      }
    }
    return false;
  }
}
