package dev.guiche.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What articles are written in. Headings begin at the second level, because the title is the first;
 * pictures are only our own, so that no reader is told to anybody.
 */
public final class Markdown {
  /** Where the public pages have their pictures. */
  public static final String IMAGES = "/ajuda/imagens/";

  private static final Pattern OWN_IMAGE = Pattern.compile("/ajuda/imagens/[0-9]{1,18}");
  private static final Pattern LINK = Pattern.compile("(?:https?://|mailto:|tel:|/|#)[^\\s]*");

  private static final List<TablesExtension> EXTENSIONS =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).postProcessor(new BareLinks()).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .nodeRendererFactory(Lowered::new)
          .escapeHtml(true)
          .build();
  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder().extensions(EXTENSIONS).build();

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "hr",
              "strong",
              "em",
              "code",
              "pre",
              "blockquote",
              "ul",
              "ol",
              "li",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "table",
              "thead",
              "tbody",
              "tr",
              "td",
              "th",
              "a")
          .allowElements(
              (element, attributes) -> attributes.contains("src") ? element : null, "img")
          .allowUrlProtocols("http", "https", "mailto", "tel")
          .allowAttributes("href")
          .matching(LINK)
          .onElements("a")
          .allowAttributes("src")
          .matching(OWN_IMAGE)
          .onElements("img")
          .allowAttributes("alt", "title")
          .onElements("img")
          .allowAttributes("class")
          .matching(true, "video")
          .onElements("a")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,3}"))
          .onElements("ol")
          .allowAttributes("align")
          .matching(true, "left", "center", "right")
          .onElements("td", "th")
          .requireRelsOnLinks("noopener", "nofollow")
          .toFactory();

  private Markdown() {}

  /** HTML that can stand on a page of ours, whatever was written. */
  public static String html(String markdown) {
    return POLICY.sanitize(HTML.render(parsed(markdown)));
  }

  /** Only the words, in one line. */
  public static String plain(String markdown) {
    return TEXT.render(parsed(markdown)).replaceAll("\\s+", " ").strip();
  }

  private static Node parsed(String markdown) {
    return PARSER.parse(markdown);
  }
}
