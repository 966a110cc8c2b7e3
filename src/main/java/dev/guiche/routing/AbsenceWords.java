package dev.guiche.routing;

import dev.guiche.config.AbsenceConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What a customer reads before a closed desk, in one language: the desk's words or the house's. */
record AbsenceWords(ResourceBundle bundle, Locale locale) {
  static AbsenceWords in(Locale locale) {
    var spoken =
        switch (locale.getLanguage()) {
          case "en", "es" -> Locale.of(locale.getLanguage());
          default -> Locale.of("pt");
        };
    return new AbsenceWords(
        ResourceBundle.getBundle(
            "dev.guiche.routing.messages",
            spoken,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        spoken);
  }

  /** Whom it is said to, and of what. */
  record About(String name, String protocol, String desk, ZonedDateTime now, Instant returns) {}

  String absent(AbsenceConfig absence, About about) {
    boolean ticket = absence.then() == AbsenceConfig.Then.TICKET;
    return fill(absence.text(), ticket ? "absence.ticket" : "absence", about);
  }

  String called(AbsenceConfig absence, About about) {
    return fill(absence.called(), "called", about);
  }

  String subject(About about) {
    return fill(null, "subject", about);
  }

  /** Ready-made words with one name in them. */
  String say(String key, String name) {
    return bundle.getString(key).replace("{0}", name);
  }

  private String fill(@Nullable String own, String usual, About about) {
    String name = about.name().strip();
    String text = own == null ? bundle.getString(usual) : own;
    if (name.isEmpty()) {
      // "Bom dia, {nome}!" to somebody whose name nobody knows is "Bom dia!".
      text = text.replaceAll(",? *\\{(primeiro_)?nome}", "");
    }
    for (var value : values(name, about).entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private Map<String, String> values(String name, About about) {
    return Map.of(
        "nome", name,
        "primeiro_nome", name.split(" ", 2)[0],
        "saudacao", bundle.getString(greeting(about.now().getHour())),
        "protocolo", about.protocol(),
        "setor", about.desk(),
        "volta", returns(about.returns(), about.now().toLocalDate(), about.now().getZone()));
  }

  private static String greeting(int hour) {
    return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  }

  private String returns(Instant opening, LocalDate today, ZoneId zone) {
    var there = opening.atZone(zone);
    String key =
        there.toLocalDate().equals(today)
            ? "today"
            : there.toLocalDate().equals(today.plusDays(1)) ? "tomorrow" : "day";
    return DateTimeFormatter.ofPattern(bundle.getString(key), locale).format(there);
  }
}
