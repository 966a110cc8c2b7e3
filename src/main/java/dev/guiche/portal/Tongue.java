package dev.guiche.portal;

import dev.guiche.config.GuicheConfig;
import dev.guiche.http.Call;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of our languages a browser asks for. */
final class Tongue {
  private static final List<Locale> OURS =
      List.of(Locale.forLanguageTag("pt-BR"), Locale.ENGLISH, Locale.forLanguageTag("es"));

  private Tongue() {}

  static Locale of(Call call, GuicheConfig config) {
    return of(call.request().getHeader("Accept-Language"), config.organization().locale());
  }

  /**
   * @param accepted the header Accept-Language, or null
   * @param house what is spoken where nothing fits
   */
  static Locale of(@Nullable String accepted, Locale house) {
    try {
      var ranges =
          accepted == null ? List.<Locale.LanguageRange>of() : Locale.LanguageRange.parse(accepted);
      for (var range : ranges) {
        String wanted = Locale.forLanguageTag(range.getRange()).getLanguage();
        for (var ours : OURS) {
          if (ours.getLanguage().equals(wanted)) {
            return ours;
          }
        }
      }
    } catch (IllegalArgumentException nonsense) {
      return house;
    }
    return house;
  }
}
