package dev.guiche.channel.email;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What mail programs write into their HTML beside the words: where they quote and where they sign.
 */
final class HtmlMarks {
  private static final Set<String> HISTORY_IDS =
      Set.of(
          "divRplyFwdMsg",
          "appendonsend",
          "isReplyContent",
          "stopSpelling",
          "OLK_SRC_BODY_SECTION");
  private static final Set<String> CONTAINERS =
      Set.of("gmail_quote", "yahoo_quoted", "zmail_extra", "protonmail_quote", "ymail_quoted");
  private static final Set<String> CONTAINER_IDS =
      Set.of("mail-editor-reference-message-container", "ms-outlook-mobile-body-separator-line");
  private static final Set<String> ATTRIBUTIONS =
      Set.of("gmail_attr", "moz-cite-prefix", "OutlookMessageHeader");
  private static final Set<String> SIGNATURES =
      Set.of(
          "gmail_signature",
          "moz-signature",
          "protonmail_signature_block",
          "ms-outlook-mobile-signature",
          "yahoo-signature",
          "gmail_signature_prefix",
          "signature");
  private static final Set<String> SIGNATURE_IDS =
      Set.of(
          "signature",
          "ms-outlook-mobile-signature",
          "applemailsignature",
          "zmail_signature",
          "divtagdefaultwrapper_signature");

  private HtmlMarks() {}

  /** Whether what is inside is quoted one deeper. */
  static boolean quotes(Element element) {
    if (element.normalName().equals("blockquote")) {
      return isQuote(element);
    }
    return isContainer(element)
        && element.selectFirst("blockquote") == null
        && !QuoteWords.isForwarded(firstLine(element));
  }

  private static boolean isQuote(Element blockquote) {
    String style = blockquote.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    boolean indent = style.contains("border:none") && !style.contains("border-left");
    return !indent || blockquote.hasAttr("cite") || blockquote.attr("type").equals("cite");
  }

  private static boolean isContainer(Element element) {
    return element.classNames().stream().anyMatch(CONTAINERS::contains)
        || CONTAINER_IDS.contains(element.id());
  }

  private static String firstLine(Element container) {
    String text = Clean.cut(container.wholeText().stripLeading(), 200);
    return text.lines().findFirst().orElse("").strip();
  }

  /** Whether from here on the rest of the mail is history. */
  static boolean beginsHistory(Element element) {
    return HISTORY_IDS.contains(element.id());
  }

  static Line.@Nullable Mark of(Element element) {
    Set<String> classes = element.classNames();
    if (classes.stream().anyMatch(ATTRIBUTIONS::contains)) {
      return Line.Mark.ATTRIBUTION;
    }
    boolean signature =
        classes.stream().anyMatch(SIGNATURES::contains)
            || SIGNATURE_IDS.contains(element.id().toLowerCase(Locale.ROOT));
    return signature ? Line.Mark.SIGNATURE : null;
  }
}
