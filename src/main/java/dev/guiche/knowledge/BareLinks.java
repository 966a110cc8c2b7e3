package dev.guiche.knowledge;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/** An address that stands in the text by itself leads there, as people expect who paste one. */
final class BareLinks extends AbstractVisitor implements PostProcessor {
  /** Without the marks that end a sentence. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\"'.,;:!?()\\[\\]]");

  @Override
  public Node process(Node document) {
    document.accept(this);
    return document;
  }

  @Override
  public void visit(Link link) {
    // What stands in it leads somewhere already.
  }

  @Override
  public void visit(Text text) {
    String words = text.getLiteral();
    var found = ADDRESS.matcher(words);
    int done = 0;
    while (found.find()) {
      before(text, words.substring(done, found.start()));
      var link = new Link(found.group(), null);
      link.appendChild(new Text(found.group()));
      text.insertBefore(link);
      done = found.end();
    }
    if (done > 0) {
      before(text, words.substring(done));
      text.unlink();
    }
  }

  private static void before(Text text, String words) {
    if (!words.isEmpty()) {
      text.insertBefore(new Text(words));
    }
  }
}
