package dev.guiche.channel.email;

import dev.guiche.channel.Content;
import dev.guiche.channel.ReplyMarker;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Makes of a mail's body what the house keeps: new text, the same as safe HTML, and the rest. */
final class MailText {
  /** A tag that no policy knows, so that what carries it disappears. */
  private static final String GONE = "x-gone";

  private static final Set<String> SHOWN = Set.of("img", "hr");

  private MailText() {}

  /**
   * @param reply whether the headers say that the mail answers another
   */
  static Content of(MailBody body, String subject, boolean reply) {
    Element html = html(body.pieces());
    List<Line> lines = html == null ? List.of() : HtmlLines.of(html);
    boolean rich = lines.stream().anyMatch(line -> !line.isBlank());
    if (!rich) {
      lines = PlainLines.of(Clean.text(plain(body.pieces())));
    }
    boolean answers =
        reply
            || QuoteWords.isReplySubject(subject)
            || lines.stream().anyMatch(line -> ReplyMarker.marks(line.text()));
    var parted = Folding.part(lines, subject, answers);
    String folded = PlainLines.join(parted.folded());
    return new Content(
        Clean.text(withNotes(PlainLines.join(parted.kept()), body.notes())),
        rich && html != null ? emptyToNull(Clean.text(without(html, parted.folded()))) : null,
        emptyToNull(Clean.text(folded)));
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static String withNotes(String text, List<String> notes) {
    var all = new StringBuilder(text);
    for (String note : notes) {
      all.append(all.isEmpty() ? "" : "\n\n").append('[').append(note).append(']');
    }
    return all.toString();
  }

  private static String plain(List<MailBody.Piece> pieces) {
    var text = new StringBuilder();
    for (MailBody.Piece piece : pieces) {
      if (piece.plain() != null && !piece.plain().isBlank()) {
        text.append(text.isEmpty() ? "" : "\n\n").append(piece.plain());
      }
    }
    return text.toString();
  }

  /** The whole body as one tree, or null where no piece has HTML. */
  private static @Nullable Element html(List<MailBody.Piece> pieces) {
    if (pieces.stream().allMatch(piece -> piece.html() == null)) {
      return null;
    }
    Document document = Document.createShell("");
    document.outputSettings().prettyPrint(false);
    Element whole = document.body();
    for (MailBody.Piece piece : pieces) {
      if (piece.html() != null) {
        whole.appendChild(Jsoup.parse(piece.html()).body().tagName("div")); // one move, not many
      } else if (piece.plain() != null) {
        whole
            .appendElement("div")
            .attr("style", "white-space: pre-wrap")
            .appendChild(new TextNode(Clean.text(piece.plain())));
      }
    }
    whole.stream().toList().forEach(MailText::tame);
    return whole;
  }

  /**
   * What its writer made invisible (previews, tricks against filters) must not appear here, and of
   * pictures that are nowhere only their alternative text is left.
   */
  private static void tame(Element element) {
    if (isHidden(element)) {
      element.empty();
      element.tagName(GONE);
    } else if (element.normalName().equals("img") && !isSomewhere(element)) {
      element.tagName(GONE);
      element.appendText(element.attr("alt").strip());
    }
  }

  private static boolean isSomewhere(Element image) {
    String src = image.attr("src").strip();
    return SafeHtml.isInside(src) || SafeHtml.isRemote(src);
  }

  private static boolean isHidden(Element element) {
    String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return style.contains("display:none")
        || style.contains("mso-hide:all")
        || style.contains("visibility:hidden");
  }

  private static String without(Element html, List<Line> folded) {
    for (Line line : folded) {
      for (Node node : line.nodes()) {
        if (node instanceof TextNode text) {
          text.text("");
        } else if (node instanceof Element element) {
          element.tagName(GONE);
        }
      }
    }
    if (!folded.isEmpty()) {
      NodeTraversor.traverse(new Emptied(), html);
    }
    return SafeHtml.clean(html.html()).strip();
  }

  /**
   * Takes away the frames of which the content is gone, so that no empty quote or table is left.
   */
  private static final class Emptied implements NodeVisitor {
    private final Set<Node> full = new HashSet<>();

    @Override
    public void head(Node node, int depth) {}

    @Override
    public void tail(Node node, int depth) {
      boolean shows =
          full.remove(node)
              || (node instanceof TextNode text && !text.isBlank())
              || (node instanceof Element element && SHOWN.contains(element.normalName()));
      Node parent = node.parent();
      if (shows && parent != null) {
        full.add(parent);
      } else if (!shows && node instanceof Element element && !element.normalName().equals("br")) {
        element.tagName(GONE);
      }
    }
  }
}
