package dev.guiche.knowledge;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * Headings from the second level on, and videos as cards that lead to them: a player of theirs on
 * our page would tell them who reads it.
 */
final class Lowered implements NodeRenderer {
  private static final Pattern VIDEO =
      Pattern.compile("https://(?:(?:www\\.|m\\.)?youtube\\.com/|youtu\\.be/|vimeo\\.com/).+");

  private final HtmlNodeRendererContext context;

  Lowered(HtmlNodeRendererContext context) {
    this.context = context;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Heading.class, Link.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof Heading heading) {
      String name = "h" + Math.max(2, heading.getLevel());
      element(node, name, Map.of());
    } else if (node instanceof Link link) {
      boolean card = isAlone(node) && VIDEO.matcher(link.getDestination()).matches();
      var address = Map.of("href", link.getDestination());
      element(node, "a", card ? Map.of("href", link.getDestination(), "class", "video") : address);
    }
  }

  private static boolean isAlone(Node node) {
    return node.getParent() instanceof Paragraph
        && node.getPrevious() == null
        && node.getNext() == null;
  }

  private void element(Node node, String name, Map<String, String> attributes) {
    var html = context.getWriter();
    html.tag(name, attributes);
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
    html.tag("/" + name);
  }
}
