package dev.guiche.channel.email;

import dev.guiche.channel.ReplyMarker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
  private final List<Line> lines;
  private final Attributions attributions;
  private final boolean forwarded;
  private final boolean reply;
  private final BitSet folded = new BitSet();

  /** Where unmarked history begins, or the number of lines. */
  private int history;

  /** Where forwarded content begins, or the number of lines. */
  private int forward;

  private Folding(List<Line> lines, String subject, boolean reply) {
    this.lines = lines;
    this.attributions = new Attributions(lines);
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
        || IntStream.range(Math.max(0, at - 2 * Attributions.WIDEST), at)
            .anyMatch(i -> attributions.end(i) > 0);
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
    int end = attributions.end(at);
    return end > 0 && !attributions.isQuotedAfter(end) && (reply || line.is(Line.Mark.ATTRIBUTION));
  }

  private int end() {
    return Math.min(history, forward);
  }

  private void foldQuotes() {
    folded.set(history, lines.size());
    List<Quote> quotes = Quote.find(attributions, end(), reply);
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
