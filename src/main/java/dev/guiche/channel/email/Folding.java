package dev.guiche.channel.email;

import dev.guiche.channel.ReplyMarker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parts what the customer wrote now from what is only quoted or signed. Where the two cannot be
 * told apart a line stays: a repeated line is a nuisance, a hidden answer is a loss.
 *
 * <p>Three kinds of history are known: under an attribution or a marker of ours with no signs of
 * quoting (all that follows goes), quoted lines below the answer (they go), and answers written
 * between quoted lines (they stay with the lines that they answer). What somebody forwards is
 * content.
 */
final class Folding {
  private static final int WIDEST_ATTRIBUTION = 4;

  private final List<Line> lines;
  private final boolean forwarded;
  private final boolean reply;
  private final BitSet folded = new BitSet();

  /** Where unmarked history begins, or the number of lines. */
  private int history;

  /** Where forwarded content begins, or the number of lines. */
  private int forward;

  private Folding(List<Line> lines, String subject, boolean reply) {
    this.lines = lines;
    this.forwarded = QuoteWords.isForwardSubject(subject);
    this.reply = reply;
  }

  /**
   * @param kept what is new, in order
   * @param folded the rest, in order
   */
  record Parted(List<Line> kept, List<Line> folded) {}

  /**
   * @param subject a forward's says so
   * @param reply whether the mail answers another, by its headers or its subject
   */
  static Parted part(List<Line> lines, String subject, boolean reply) {
    var folding = new Folding(lines, subject, reply);
    folding.findForward();
    folding.findHistory();
    folding.foldQuotes();
    folding.foldSignatures();
    folding.foldRules();
    return folding.parted();
  }

  private void findForward() {
    forward = lines.size();
    for (int i = 0; i < lines.size(); i++) {
      if (QuoteWords.isForwarded(lines.get(i).text())) {
        if (lines.get(i).depth() == 0 || !isIntroducedQuote(i)) {
          forward = i;
        }
        return;
      }
    }
  }

  /** Whether a quoted line belongs to an older mail, and is not itself a forward set as a quote. */
  private boolean isIntroducedQuote(int at) {
    return quotedBefore(at)
        || IntStream.range(Math.max(0, at - 2 * WIDEST_ATTRIBUTION), at)
            .anyMatch(i -> attributionEnd(i) > 0);
  }

  private void findHistory() {
    history = lines.size();
    for (int i = 0; i < Math.min(forward, lines.size()); i++) {
      if (lines.get(i).depth() == 0 && beginsHistory(i)) {
        history = i;
        break;
      }
    }
    boolean unmarked = (forwarded || !reply) && forward == lines.size();
    if (history < lines.size() && unmarked && !quotedBefore(history)) {
      forward = history; // a forward by a program that sets it like an answer
    }
    if (history >= forward - 2 && forward < lines.size()) {
      history = lines.size();
    } else if (history < forward) {
      forward = lines.size(); // what an older mail forwarded is history too
    }
    if (history < lines.size() && QuoteWords.announcesAnswersBelow(wordsBefore(history))) {
      history = lines.size();
    }
  }

  private boolean quotedBefore(int end) {
    return lines.subList(0, end).stream().anyMatch(Line::isQuoted);
  }

  private String wordsBefore(int end) {
    return PlainLines.join(lines.subList(0, end).stream().filter(Line::isWords).toList());
  }

  /** Whether all that follows from this line on, unquoted as it stands, is an older mail. */
  private boolean beginsHistory(int at) {
    Line line = lines.get(at);
    if (line.is(Line.Mark.HISTORY)
        || ReplyMarker.marks(line.text())
        || QuoteWords.isOriginalMessage(line.text())
        || QuoteWords.isHeaderBlock(lines, at)) {
      return true;
    }
    int end = attributionEnd(at);
    return end > 0 && !isQuotedAfter(end) && (reply || line.is(Line.Mark.ATTRIBUTION));
  }

  /** The line after an attribution that begins here and may be wrapped; 0 where none begins. */
  private int attributionEnd(int at) {
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
    for (int end = at + 1; end <= Math.min(lines.size(), at + WIDEST_ATTRIBUTION); end++) {
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

  private boolean isQuotedAfter(int from) {
    for (int i = from; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() || lines.get(i).isQuoted()) {
        return lines.get(i).isQuoted();
      }
    }
    return false;
  }

  private int end() {
    return Math.min(history, forward);
  }

  private void foldQuotes() {
    folded.set(history, lines.size());
    List<Quote> quotes = quotes();
    if (quotes.isEmpty()) {
      return;
    }
    BitSet signatures = signaturesBelow(quotes.getLast().to());
    int answered = -1; // the last quote with an answer under it
    for (int i = 0; i < quotes.size(); i++) {
      int next = i + 1 < quotes.size() ? quotes.get(i + 1).from() : end();
      if (hasWords(quotes.get(i).to(), next, signatures)) {
        answered = i;
      }
    }
    boolean bottom =
        quotes.size() == 1 && answered == 0 && !hasWords(0, quotes.getFirst().from(), signatures);
    for (int i = 0; i < quotes.size(); i++) {
      Quote quote = quotes.get(i);
      boolean context = i <= answered && !bottom;
      folded.set(quote.from(), context ? quote.quoted() : quote.to());
    }
  }

  /**
   * @param from its attribution's first line, or the first quoted one
   * @param quoted its first quoted line
   * @param to after its last quoted line
   */
  private record Quote(int from, int quoted, int to) {}

  private List<Quote> quotes() {
    var quotes = new ArrayList<Quote>();
    int attribution = -1;
    int at = 0;
    while (at < end()) {
      int introduced = lines.get(at).depth() == 0 ? attributionEnd(at) : 0;
      if (introduced > 0 && isQuotedAfter(introduced)) {
        attribution = at;
        at = introduced;
      } else if (lines.get(at).isQuoted()) {
        int to = quoteEnd(at);
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
  private int quoteEnd(int from) {
    int to = from + 1;
    for (int i = from + 1; i < end(); i++) {
      if (lines.get(i).isQuoted()) {
        to = i + 1;
      } else if (!lines.get(i).isBlank() && !isBrokenWrap(i)) {
        break;
      }
    }
    return to;
  }

  /** The rest of a quoted line that some program wrapped and forgot to mark. */
  private boolean isBrokenWrap(int at) {
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

  private BitSet signaturesBelow(int from) {
    List<Integer> below =
        IntStream.range(from, end()).filter(i -> lines.get(i).depth() == 0).boxed().toList();
    return Signatures.find(lines, below);
  }

  private boolean hasWords(int from, int to, BitSet signatures) {
    return IntStream.range(from, to).anyMatch(i -> lines.get(i).isWords() && !signatures.get(i));
  }

  private void foldSignatures() {
    List<Integer> written = IntStream.range(0, end()).filter(i -> !folded.get(i)).boxed().toList();
    folded.or(Signatures.find(lines, written));
  }

  /** The line that some programs draw between an answer and what they quote. */
  private void foldRules() {
    for (int i = folded.nextSetBit(1); i > 0; i = folded.nextSetBit(folded.nextClearBit(i))) {
      int above = i - 1;
      while (above > 0 && lines.get(above).isBlank()) {
        above--;
      }
      if (SignatureWords.isRule(lines.get(above).text())) {
        folded.set(above, i);
      }
    }
  }

  private Parted parted() {
    var kept = new ArrayList<Line>();
    var rest = new ArrayList<Line>();
    int set = forwardDepth();
    for (int i = 0; i < lines.size(); i++) {
      (folded.get(i) ? rest : kept).add(i < forward ? lines.get(i) : lines.get(i).lifted(set));
    }
    return new Parted(kept, rest);
  }

  /** How deep the whole of what was forwarded is set, for some programs set it as a quote. */
  private int forwardDepth() {
    return lines.subList(forward, lines.size()).stream()
        .filter(line -> !line.isBlank())
        .mapToInt(Line::depth)
        .min()
        .orElse(0);
  }
}
