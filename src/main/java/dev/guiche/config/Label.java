package dev.guiche.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people read, in one or several languages. Never empty.
 *
 * @param byLanguage BCP 47 tags such as {@code pt-BR}, the first being the one for everybody else
 */
public record Label(Map<String, String> byLanguage) {
  public Label {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("A label says nothing");
    }
    byLanguage = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(byLanguage));
  }

  /** The best that there is for this locale. */
  public String in(Locale locale) {
    var wanted = List.of(new Locale.LanguageRange(locale.toLanguageTag()));
    String exact = Locale.lookupTag(wanted, byLanguage.keySet());
    if (exact != null) {
      return found(exact);
    }
    return byLanguage.entrySet().stream()
        .filter(e -> Locale.forLanguageTag(e.getKey()).getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .or(() -> byLanguage.entrySet().stream().findFirst())
        .orElseThrow()
        .getValue();
  }

  /** lookupTag answers in lower case. */
  private String found(String tag) {
    return byLanguage.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(tag))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
