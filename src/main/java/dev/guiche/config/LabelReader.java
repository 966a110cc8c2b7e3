package dev.guiche.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads words per language, or words alone.
 *
 * @param language of the words alone
 */
record LabelReader(String language) {
  Label read(Section section, String key) {
    if (!section.isGroup(key)) {
      return new Label(Map.of(language, section.required(key, Form.TEXT, "?")));
    }
    var texts = new LinkedHashMap<String, String>();
    var group = section.section(key);
    for (String tag : group.names()) {
      texts.put(language(group, tag), group.required(tag, Form.TEXT, "?"));
    }
    if (texts.isEmpty()) {
      section.wrong(key, "missing", key);
    }
    return texts.isEmpty() ? new Label(Map.of(language, "?")) : new Label(texts);
  }

  private static String language(Section group, String tag) {
    try {
      return Form.LOCALE.parse().apply(tag).toLanguageTag();
    } catch (RuntimeException badTag) {
      group.wrong(tag, Form.LOCALE.message(), tag);
      return "und";
    }
  }
}
