package dev.guiche.channel.email;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;

/** Reads HTML as a person sees it: line by line, with what each line is and where it came from. */
final class HtmlLines implements NodeFilter {
  private static final Set<String> SKIPPED =
      Set.of("head", "style", "script", "title", "template", "noscript", "object", "svg", "select");
  private static final Set<String> SPACED =
      Set.of(
          "p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl");
  private static final Set<String> BLOCKS =
      Set.of(
          "div",
          "tr",
          "li",
          "hr",
          "body",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "center",
          "form",
          "fieldset",
          "address",
          "dt",
          "dd",
          "tbody",
          "thead",
          "td",
          "th",
          "caption",
          "figure",
          "aside",
          "nav");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\x{A0}]+");

  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<Line.Mark> pending = EnumSet.noneOf(Line.Mark.class);
  private final Surroundings around = new Surroundings();
  private int listDepth;
  private boolean gapWanted;
  private boolean blankMeant;

  private HtmlLines() {}

  static List<Line> of(Element body) {
    splitPreformatted(body);
    var reader = new HtmlLines();
    body.filter(reader);
    reader.endLine(false);
    return reader.lines;
  }

  @Override
  public FilterResult head(Node node, int level) {
    if (node instanceof TextNode words) {
      words(words);
      return FilterResult.CONTINUE;
    }
    return node instanceof Element element ? begin(element) : FilterResult.CONTINUE;
  }

  private FilterResult begin(Element element) {
    String tag = element.normalName();
    if (SKIPPED.contains(tag)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    boundary(element, tag);
    if (tag.equals("tr") && isData(element)) {
      row(element);
      return FilterResult.SKIP_ENTIRELY;
    }
    around.enter(element);
    if (HtmlMarks.beginsHistory(element)) {
      pending.add(Line.Mark.HISTORY);
    }
    switch (tag) {
      case "br" -> lineBreak(element);
      case "hr" -> rule(element);
      case "img" -> image(element);
      case "li" ->
          text.append("  ".repeat(Math.clamp(listDepth - 1, 0, 8))).append(bullet(element));
      case "ul", "ol" -> listDepth++;
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int level) {
    if (node instanceof Element element) {
      String tag = element.normalName();
      if (tag.equals("a")) {
        link(element);
      } else if (tag.equals("ul") || tag.equals("ol")) {
        listDepth--;
      }
      boundary(element, tag);
      around.leave(element);
    }
    return FilterResult.CONTINUE;
  }

  /** Blocks stand on lines of their own; some of them with room around. */
  private void boundary(Element element, String tag) {
    boolean spaced = SPACED.contains(tag) && !element.hasClass("MsoNormal");
    if (spaced || BLOCKS.contains(tag) || tag.equals("p")) {
      endLine(false);
      gapWanted |= spaced && listDepth == 0;
    }
  }

  private void words(TextNode node) {
    nodes.add(node);
    if (!node.isBlank()) {
      pending.addAll(around.marks());
    }
    if (around.isPreformatted()) {
      String line = node.getWholeText();
      text.append(line.stripTrailing());
      if (line.endsWith("\n")) {
        endLine(true);
      }
      return;
    }
    blankMeant |= node.getWholeText().indexOf('\u00A0') >= 0; // how editors write an empty line
    String words = BLANKS.matcher(node.getWholeText()).replaceAll(" ");
    boolean blankBefore = text.isEmpty() || text.charAt(text.length() - 1) == ' ';
    text.append(blankBefore && words.startsWith(" ") ? words.substring(1) : words);
  }

  /** Gives each line of preformatted text a node of its own, so that it can go alone. */
  private static void splitPreformatted(Element body) {
    var several = new ArrayList<TextNode>();
    var open = new AtomicInteger();
    body.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int level) {
            open.addAndGet(Surroundings.isPreformatted(node) ? 1 : 0);
            if (open.get() > 0
                && node instanceof TextNode text
                && text.getWholeText().indexOf('\n') >= 0) {
              several.add(text);
            }
          }

          @Override
          public void tail(Node node, int level) {
            open.addAndGet(Surroundings.isPreformatted(node) ? -1 : 0);
          }
        });
    several.forEach(HtmlLines::split);
  }

  private static void split(TextNode node) {
    Element parent = node.parent();
    if (parent != null) {
      String[] parts = node.getWholeText().split("(?<=\n)", -1);
      int index = node.siblingIndex();
      node.remove();
      parent.insertChildren(index, Arrays.stream(parts).map(TextNode::new).toList());
    }
  }

  private void lineBreak(Element br) {
    nodes.add(br);
    endLine(true);
  }

  private void rule(Element hr) {
    nodes.add(hr);
    text.append("――――――");
    endLine(false);
  }

  private void image(Element image) {
    nodes.add(image);
    pending.addAll(around.marks());
    String alt = Clean.cut(image.attr("alt").strip(), 200);
    if (SafeHtml.isRemote(image.attr("src").strip())) {
      text.append(alt);
    } else {
      text.append(alt.isEmpty() ? "[imagem]" : "[imagem: " + alt + "]");
    }
  }

  private static String bullet(Element item) {
    Element list = item.parent();
    if (list == null || !list.normalName().equals("ol")) {
      return "• ";
    }
    return (item.elementSiblingIndex() + 1) + ". ";
  }

  /** Whether a row holds plain cells, and not the layout of a whole mail. */
  private static boolean isData(Element row) {
    List<Element> cells = cells(row);
    return cells.size() > 1 && cells.stream().allMatch(HtmlLines::isPlain);
  }

  private static List<Element> cells(Element row) {
    return row.children().stream().filter(HtmlLines::isCell).toList();
  }

  private void row(Element row) {
    var shown = new ArrayList<String>();
    pending.addAll(around.marks());
    for (Element cell : cells(row)) {
      shown.add(cell.text().strip());
      cell.filter((node, level) -> leaf(node));
    }
    text.append(String.join(" | ", shown).replaceAll("(?: \\| )+$", ""));
    endLine(false);
  }

  private FilterResult leaf(Node node) {
    if (!(node instanceof Element inner) || inner.normalName().equals("br")) {
      nodes.add(node);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isCell(Element element) {
    return element.normalName().equals("td") || element.normalName().equals("th");
  }

  private static boolean isPlain(Element cell) {
    return cell.text().length() < 200
        && cell.selectFirst("table, img, ul, ol, a, blockquote, p ~ p, div ~ div, br + br") == null;
  }

  private void link(Element link) {
    String target = link.attr("href").strip();
    String shown = link.text().strip();
    boolean web = target.startsWith("http://") || target.startsWith("https://");
    String bare = target.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    if (web && target.length() < 400 && !shown.isEmpty() && !shown.contains(bare)) {
      text.append(" (").append(target).append(')');
    }
  }

  /**
   * @param blankToo whether an empty line counts, as after a line break
   */
  private void endLine(boolean blankToo) {
    String shown = text.toString().stripTrailing();
    text.setLength(0);
    boolean blank = shown.isBlank() && nodes.stream().noneMatch(HtmlLines::isVisible);
    if (blank && !blankToo && !blankMeant) {
      return; // the leaves stay for the next line
    }
    blankMeant = false;
    if (gapWanted && !blank && !lines.isEmpty() && !lines.getLast().isBlank()) {
      lines.add(
          new Line("", Math.min(around.depth(), lines.getLast().depth()), Set.of(), List.of()));
    }
    gapWanted &= blank;
    Set<Line.Mark> marks = blank ? Set.of() : Set.copyOf(pending);
    lines.add(new Line(shown, around.depth(), marks, List.copyOf(nodes)));
    nodes.clear();
    if (!blank) {
      pending.clear();
    }
  }

  private static boolean isVisible(Node node) {
    return node instanceof Element element && !element.normalName().equals("br");
  }
}
