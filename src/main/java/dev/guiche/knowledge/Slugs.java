package dev.guiche.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that tell people and search engines what a page is about. */
public final class Slugs {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST = 80;

  private Slugs() {}

  /** Lower case, without accents, a hyphen between words; may be empty. */
  public static String of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String slug = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String cut = slug.substring(0, Math.min(LONGEST, slug.length()));
    return cut.replaceAll("^-|-$", "");
  }

  /** {@code /ajuda/como-emitir-uma-nota-12}: only the number counts, so a title may change. */
  public static String path(String title, long id) {
    String slug = of(title);
    return "/ajuda/" + (slug.isEmpty() ? "artigo" : slug) + "-" + id;
  }
}
