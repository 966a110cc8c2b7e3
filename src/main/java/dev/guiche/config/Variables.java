package dev.guiche.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${NAME}} and {@code ${NAME:-default}}; a variable that is set to nothing counts as
 * not set. {@code $${} stands for a plain {@code ${}.
 */
record Variables(Map<String, String> environment) {
  private static final Pattern FORM =
      Pattern.compile("\\$(\\$)?\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}");

  /**
   * @param unset variables that have neither value nor default
   * @param names every variable that the text mentions
   */
  record Filled(String text, List<String> unset, List<String> names) {}

  Filled fill(String text) {
    var unset = new ArrayList<String>();
    var names = new ArrayList<String>();
    String filled =
        FORM.matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(value(match, unset, names)));
    return new Filled(filled.strip(), unset, names);
  }

  private String value(java.util.regex.MatchResult match, List<String> unset, List<String> names) {
    if (match.group(1) != null) {
      return match.group().substring(1);
    }
    String name = match.group(2);
    names.add(name);
    String value = environment.getOrDefault(name, "");
    if (!value.isBlank()) {
      return value;
    }
    if (match.group(3) != null) {
      return match.group(3);
    }
    unset.add(name);
    return "";
  }
}
