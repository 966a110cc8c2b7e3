package dev.guiche.report;

import java.util.Locale;

/** The same in the three languages of the house. */
record Words(String portuguese, String english, String spanish) {
  String in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> english;
      case "es" -> spanish;
      default -> portuguese;
    };
  }
}
