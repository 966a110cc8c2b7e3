package dev.guiche.care;

import dev.guiche.config.Label;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the house says to customers, in its language, and the words that it understands. */
record Phrases(ResourceBundle bundle, Locale locale, ZoneId zone) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  static Phrases in(Locale locale, ZoneId zone) {
    var spoken =
        switch (locale.getLanguage()) {
          case "en", "es" -> Locale.of(locale.getLanguage());
          default -> Locale.of("pt");
        };
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Phrases(
        ResourceBundle.getBundle("dev.guiche.care.messages", spoken, control), locale, zone);
  }

  /** Ready-made words; {@code {0}} and so on are these values. */
  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }

  /** A desk's own text, or the house's. */
  String say(@Nullable Label own, String key, Facts facts, Instant now) {
    String text = own == null ? bundle.getString(key) : own.in(locale);
    return VARIABLE
        .matcher(text)
        .replaceAll(name -> value(name.group(1), name.group(), facts, now));
  }

  private String value(String name, String whole, Facts facts, Instant now) {
    String value =
        switch (name) {
          case "nome" -> facts.contactName();
          case "primeiro_nome" -> facts.contactName().strip().split("\\s+")[0];
          case "saudacao" -> greeting(now);
          case "protocolo" -> facts.protocol();
          case "setor" -> facts.deskLabel();
          case "atendente" -> facts.consultantName() == null ? "" : facts.consultantName();
          default -> whole;
        };
    return java.util.regex.Matcher.quoteReplacement(value);
  }

  private String greeting(Instant now) {
    int hour = now.atZone(zone).getHour();
    return bundle.getString(
        hour < 5 || hour >= 18 ? "evening" : hour < 12 ? "morning" : "afternoon");
  }

  /** Whether all that was said is one of these words. */
  boolean means(String key, String said) {
    String plain = plain(said);
    return Arrays.stream(bundle.getString(key).split("\\|")).anyMatch(plain::equals);
  }

  /** Lower case, without accents and signs, one blank between words. */
  static String plain(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BETWEEN.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
