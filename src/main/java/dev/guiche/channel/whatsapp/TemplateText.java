package dev.guiche.channel.whatsapp;

import java.util.regex.Pattern;

/** A text as a variable of an approved template may carry it. */
final class TemplateText {
  private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern WHITE = Pattern.compile("[\\p{Cntrl}\\s]+");

  private TemplateText() {}

  /** On one line: WhatsApp allows a variable no line break, no tab and no run of spaces. */
  static String of(String text) {
    String oneLine = LINE_ENDS.matcher(text.strip()).replaceAll(" · ");
    return WHITE.matcher(oneLine).replaceAll(" ");
  }
}
