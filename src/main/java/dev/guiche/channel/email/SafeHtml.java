package dev.guiche.channel.email;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML of strangers, made safe to show among our own: no scripts, no forms, no styles that leave
 * their place, and nothing that is fetched when the mail is opened. Images are those that came
 * inside (cid:); remote ones keep their address in {@code data-src}, for whoever asks to see them.
 */
final class SafeHtml {
  private static final Pattern COLOUR =
      Pattern.compile("(?:#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20}|rgba?\\([0-9.,\\s%]{3,40}\\))");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,4}(?:px|%|pt|em)?");
  private static final Pattern ALIGN =
      Pattern.compile("(?i)left|right|center|justify|top|middle|bottom");
  private static final List<String> STYLES =
      List.of(
          "color",
          "background-color",
          "font-weight",
          "font-style",
          "text-decoration",
          "text-align");

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "div",
              "span",
              "br",
              "hr",
              "b",
              "strong",
              "i",
              "em",
              "u",
              "s",
              "strike",
              "del",
              "ins",
              "sub",
              "sup",
              "small",
              "big",
              "font",
              "code",
              "pre",
              "tt",
              "kbd",
              "blockquote",
              "q",
              "cite",
              "ul",
              "ol",
              "li",
              "dl",
              "dt",
              "dd",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "table",
              "caption",
              "thead",
              "tbody",
              "tfoot",
              "tr",
              "td",
              "th",
              "center",
              "a")
          .allowElements((element, attributes) -> holdBack(attributes), "img")
          .allowTextIn("table", "tr", "tbody", "thead", "tfoot", "ul", "ol", "dl")
          .allowWithoutAttributes("span", "font", "a")
          .allowUrlProtocols("http", "https", "mailto", "tel", "cid")
          .allowAttributes("href")
          .matching((element, attribute, url) -> isSafeLink(url) ? url : null)
          .onElements("a")
          .allowAttributes("src")
          .matching((element, attribute, url) -> isInside(url) || isRemote(url) ? url : null)
          .onElements("img")
          .allowAttributes("alt", "title")
          .globally()
          .allowAttributes("width", "height")
          .matching(SIZE)
          .onElements("img", "table", "td", "th")
          .allowAttributes("align", "valign")
          .matching(ALIGN)
          .globally()
          .allowAttributes("colspan", "rowspan", "start")
          .matching(Pattern.compile("[0-9]{1,3}"))
          .onElements("td", "th", "ol")
          .allowAttributes("color", "bgcolor")
          .matching(COLOUR)
          .globally()
          .allowAttributes("dir")
          .matching(Pattern.compile("(?i)ltr|rtl|auto"))
          .globally()
          .allowStyling(org.owasp.html.CssSchema.withProperties(STYLES))
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .allowAttributes("target")
          .matching(true, "_blank")
          .onElements("a")
          .toFactory();

  private SafeHtml() {}

  static String clean(String html) {
    return POLICY.sanitize(html);
  }

  /** Null for what nobody can see, which is there to tell on the reader. */
  private static @Nullable String holdBack(List<String> attributes) {
    int src = attributes.indexOf("src");
    boolean remote = src >= 0 && src % 2 == 0 && isRemote(attributes.get(src + 1));
    if (remote && (isSpeck(attributes, "width") || isSpeck(attributes, "height"))) {
      return null;
    }
    if (remote) {
      attributes.set(src, "data-src");
    }
    return "img";
  }

  private static boolean isSpeck(List<String> attributes, String name) {
    int at = attributes.indexOf(name);
    return at >= 0 && attributes.get(at + 1).matches("[01](?:px)?");
  }

  private static boolean isSafeLink(String url) {
    return isRemote(url)
        || url.regionMatches(true, 0, "mailto:", 0, 7)
        || url.regionMatches(true, 0, "tel:", 0, 4);
  }

  static boolean isRemote(String url) {
    return url.regionMatches(true, 0, "http://", 0, 7)
        || url.regionMatches(true, 0, "https://", 0, 8);
  }

  static boolean isInside(@Nullable String url) {
    return url != null && url.regionMatches(true, 0, "cid:", 0, 4);
  }
}
