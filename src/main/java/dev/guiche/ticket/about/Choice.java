package dev.guiche.ticket.about;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What is asked and how it may be answered, in one language.
 *
 * @param tickets those that may be meant, as they were offered
 */
record Choice(ResourceBundle bundle, List<Known> tickets) {
  /** A ticket that may be meant. */
  record Known(long id, String protocol, String title) {
    String line() {
      return protocol + " · " + title;
    }
  }

  static ResourceBundle words(Locale locale) {
    var spoken =
        switch (locale.getLanguage()) {
          case "en", "es" -> Locale.of(locale.getLanguage());
          default -> Locale.of("pt");
        };
    return ResourceBundle.getBundle(
        "dev.guiche.ticket.about.messages",
        spoken,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String question() {
    return tickets.size() == 1
        ? bundle
            .getString("one")
            .replace("{0}", tickets.getFirst().protocol())
            .replace("{1}", tickets.getFirst().title())
        : bundle.getString("several");
  }

  List<String> options() {
    var options =
        new java.util.ArrayList<>(
            tickets.size() == 1
                ? List.of(bundle.getString("yes"))
                : tickets.stream().map(Known::line).toList());
    options.add(bundle.getString("no"));
    return options;
  }

  String kept(Known ticket) {
    return bundle.getString("kept").replace("{0}", ticket.protocol());
  }

  /** Whether they said that it is about something else. */
  boolean isNo(String said) {
    return isOption(said, tickets.size()) || means("words.no", said);
  }

  /** The ticket that they mean; empty where they named none. */
  Optional<Known> meant(String said) {
    for (int i = 0; i < tickets.size(); i++) {
      if (isOption(said, i) || said.strip().equalsIgnoreCase(tickets.get(i).protocol())) {
        return Optional.of(tickets.get(i));
      }
    }
    return tickets.size() == 1 && means("words.yes", said)
        ? Optional.of(tickets.getFirst())
        : Optional.empty();
  }

  private boolean isOption(String said, int option) {
    String bare = said.strip();
    return bare.equals(options().get(option)) || bare.matches((option + 1) + "\\s*[-.)]?");
  }

  private boolean means(String key, String said) {
    String bare = said.strip().toLowerCase(Locale.ROOT).replaceAll("[.!,]+", "");
    return List.of(bundle.getString(key).split("\\|")).contains(bare);
  }
}
