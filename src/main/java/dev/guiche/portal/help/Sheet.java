package dev.guiche.portal.help;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page, as search engines and people read it.
 *
 * @param canonical its one address; null for what nobody is to find
 * @param description for search engines; may be empty
 * @param about what it is, as JSON-LD; null for nothing special
 * @param asked what stands in the search field
 * @param main HTML
 */
record Sheet(
    Locale locale,
    String house,
    String title,
    @Nullable String canonical,
    String description,
    @Nullable JsonNode about,
    String asked,
    String main) {
  private static final String STYLE = style();

  String html() {
    var words = HelpWords.in(locale);
    String language = Html.escaped(locale.toLanguageTag());
    return """
    <!doctype html><html lang="%1$s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%2$s · %3$s</title>%4$s
    <style>%5$s</style></head><body>
    <header><a href="/ajuda">%3$s</a>
    <form class="search" role="search" action="/ajuda/busca"><input type="search" name="q" value="%6$s" \
    aria-label="%7$s" placeholder="%7$s" maxlength="300" required><input type="hidden" name="lang" value="%1$s">\
    <button>%8$s</button></form></header>
    <main>%9$s</main>
    <footer><a href="/portal/">%10$s</a></footer></body></html>
    """
        .formatted(
            language,
            Html.escaped(title),
            Html.escaped(house),
            head(language),
            STYLE,
            Html.escaped(asked),
            Html.escaped(words.search()),
            Html.escaped(words.look()),
            main,
            Html.escaped(words.contact()));
  }

  private String head(String language) {
    if (canonical == null) {
      return "<meta name=\"robots\" content=\"noindex\">";
    }
    String address = Html.escaped(canonical);
    var head = new StringBuilder();
    head.append("<link rel=\"canonical\" href=\"%s\">".formatted(address));
    for (var spoken : new String[] {language, "x-default"}) {
      head.append(
          "<link rel=\"alternate\" hreflang=\"%s\" href=\"%s\">".formatted(spoken, address));
    }
    if (!description.isEmpty()) {
      head.append(
          "<meta name=\"description\" content=\"%s\">".formatted(Html.escaped(description)));
    }
    if (about != null) {
      // No "</script>" of an article ends the block.
      head.append(
          "<script type=\"application/ld+json\">%s</script>"
              .formatted(about.toString().replace("<", "\\u003c")));
    }
    return head.toString();
  }

  private static String style() {
    try (InputStream stream = Sheet.class.getResourceAsStream("help.css")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException everyProgramHasIt) {
      throw new UncheckedIOException(everyProgramHasIt);
    }
  }
}
