package dev.guiche.ticket;

import dev.guiche.channel.ReplyMarker;
import java.util.Locale;

/**
 * Writes a mail as text and as HTML at once. The HTML is one column with inline styles and no
 * colour of its own behind the words, so that every client, dark or light, shows it well.
 * Everything given is plain text and is escaped here.
 */
public final class MailWriter {
  private static final String MUTED = "color:#767676;font-size:13px";

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();

  /** A mail that begins with the line above which it is answered. */
  public MailWriter(Locale locale) {
    this(locale, ReplyMarker.in(locale));
  }

  /** A mail that nobody is asked to answer. */
  public static MailWriter unanswered(Locale locale) {
    return new MailWriter(locale, "");
  }

  private MailWriter(Locale locale, String marker) {
    html.append(
        """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark"></head>
        <body style="margin:0;padding:16px;font-family:system-ui,'Segoe UI',Helvetica,Arial,\
        sans-serif;font-size:15px;line-height:1.5"><div style="max-width:640px;margin:0 auto">
        """
            .formatted(locale.toLanguageTag()));
    if (!marker.isEmpty()) {
      text.append(marker).append("\n\n");
      html.append(block("p", "margin:0 0 16px;" + MUTED, escape(marker)));
    }
  }

  public MailWriter heading(String words) {
    text.append(words).append("\n\n");
    html.append(block("h1", "margin:0 0 12px;font-size:19px;line-height:1.3", escape(words)));
    return this;
  }

  public MailWriter paragraph(String words) {
    text.append(words).append("\n\n");
    html.append(block("p", "margin:0 0 14px", lines(words)));
    return this;
  }

  /** Small print. */
  public MailWriter aside(String words) {
    text.append(words).append("\n\n");
    html.append(block("p", "margin:0 0 10px;" + MUTED, lines(words)));
    return this;
  }

  /**
   * What somebody said.
   *
   * @param head who and when
   * @param ours whether we said it, which colours its edge
   */
  public MailWriter said(String head, String words, boolean ours) {
    text.append(head).append('\n');
    words.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    text.append('\n');
    String edge = ours ? "#4a7fd4" : "#b5893a";
    html.append(
        block(
            "div",
            "margin:0 0 14px;padding:0 0 0 12px;border-left:3px solid " + edge,
            block("p", "margin:0;" + MUTED, escape(head))
                + (words.isEmpty() ? "" : block("p", "margin:2px 0 0", lines(words)))));
    return this;
  }

  /** One thing that can be fetched from an address. */
  public MailWriter link(String name, String address) {
    text.append("  ").append(name).append("\n  ").append(address).append("\n\n");
    String anchor = "<a href=\"" + escape(address) + "\">" + escape(name) + "</a>";
    html.append(block("p", "margin:0 0 10px;padding-left:15px", anchor));
    return this;
  }

  public MailWriter rule() {
    text.append("-".repeat(40)).append("\n\n");
    html.append("<hr style=\"border:0;border-top:1px solid #b0b0b0;margin:18px 0\">\n");
    return this;
  }

  public MailBody done() {
    return new MailBody(text.toString().strip() + "\n", html + "</div></body></html>\n");
  }

  private static String block(String tag, String style, String inner) {
    return "<" + tag + " style=\"" + style + "\">" + inner + "</" + tag + ">\n";
  }

  private static String lines(String words) {
    return String.join("<br>\n", escape(words).lines().toList());
  }

  private static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
