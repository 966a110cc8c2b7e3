package dev.guiche.desk;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a consultant knows, such as a product or a language, as it is kept and compared. */
public final class Skill {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Skill() {}

  /** Lower case, without accents, one blank between words: "Emissor NF-e" is "emissor nf-e". */
  public static String of(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS.matcher(bare.toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
  }

  /** Each once, sorted; empty ones are left out. */
  public static List<String> all(Collection<String> names) {
    return names.stream().map(Skill::of).filter(one -> !one.isEmpty()).distinct().sorted().toList();
  }
}
