package dev.guiche.channel.email;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the signature and the footers at the end of what somebody wrote. */
final class Signatures {
  private static final int LONGEST_DELIMITED = 25;
  private static final int LONGEST_CLOSING = 12;
  private static final int LONGEST_AFTER_MOBILE = 4;
  private static final int WIDEST = 110;

  /** No signature begins further above the end, in lines that say something. */
  private static final int LONGEST = 60;

  private final List<Line> lines;
  private final List<Integer> written;
  private final int tail;
  private final BitSet found = new BitSet();

  private Signatures(List<Line> lines, List<Integer> written) {
    this.lines = lines;
    this.written = written;
    this.tail = tail(lines, written);
  }

  /**
   * @param written the numbers of the lines to search, in order
   * @return the numbers of those that sign
   */
  static BitSet find(List<Line> lines, List<Integer> written) {
    var signatures = new Signatures(lines, written);
    signatures.marked();
    signatures.delimited();
    signatures.footers();
    signatures.mobile();
    signatures.closing();
    return signatures.found;
  }

  private String text(int index) {
    return lines.get(written.get(index)).text();
  }

  private boolean isOpen(int index) {
    int line = written.get(index);
    return !found.get(line) && lines.get(line).isWords();
  }

  private long openAfter(int index) {
    return open(index + 1).count();
  }

  private IntStream open(int from) {
    return IntStream.range(Math.max(from, tail), written.size()).filter(this::isOpen);
  }

  private static int tail(List<Line> lines, List<Integer> written) {
    int words = 0;
    for (int i = written.size() - 1; i >= 0; i--) {
      if (lines.get(written.get(i)).isWords() && ++words > LONGEST) {
        return i + 1;
      }
    }
    return 0;
  }

  private void foldFrom(int index) {
    for (int i = index; i < written.size(); i++) {
      found.set(written.get(i));
    }
  }

  private void marked() {
    for (int line : written) {
      if (lines.get(line).is(Line.Mark.SIGNATURE)) {
        found.set(line);
      }
    }
  }

  private void delimited() {
    open(0)
        .filter(i -> SignatureWords.isDelimiter(text(i)) && openAfter(i) <= LONGEST_DELIMITED)
        .filter(i -> noQuoteAfter(i))
        .findFirst()
        .ifPresent(this::foldFrom);
  }

  private boolean noQuoteAfter(int index) {
    return written.subList(index, written.size()).stream().noneMatch(i -> lines.get(i).isQuoted());
  }

  private void footers() {
    open(0)
        .filter(i -> SignatureWords.isFooter(text(i)) && noQuoteAfter(i))
        .findFirst()
        .ifPresent(this::foldFrom);
  }

  private void mobile() {
    open(0)
        .filter(i -> SignatureWords.isMobile(text(i)) && openAfter(i) <= LONGEST_AFTER_MOBILE)
        .filter(this::noQuoteAfter)
        .findFirst()
        .ifPresent(this::foldFrom);
  }

  /** "Atenciosamente," and a few short lines, one of which says how to reach somebody. */
  private void closing() {
    open(0)
        .filter(i -> SignatureWords.isClosing(text(i)) || SignatureWords.isRule(text(i)))
        .filter(i -> openAfter(i) <= LONGEST_CLOSING && noQuoteAfter(i))
        .filter(i -> open(i + 1).allMatch(j -> text(j).length() < WIDEST && !text(j).contains("?")))
        .filter(i -> open(i + 1).anyMatch(j -> SignatureWords.isContact(text(j))))
        .findFirst()
        .ifPresent(this::foldFrom);
  }
}
