package dev.guiche.contact.company;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.PlanConfig;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Locale;

/** What the values of a company may name: the plans of the house and the consultants. */
public record Known(List<PlanConfig> plans, Locale locale, Staff staff) {
  public static Known of(Sql sql, GuicheConfig config) {
    return new Known(config.plans(), config.organization().locale(), Staff.of(sql));
  }

  /** The key of a plan, by its key or what people read. A house without plans takes any word. */
  String plan(String written) {
    if (plans.isEmpty()) {
      return Written.line("plan", written, 80);
    }
    String plain = Written.plain(written);
    return plans.stream()
        .filter(
            p ->
                p.key().equals(plain)
                    || Written.plain(p.label().in(locale)).equals(plain)
                    || ("plano " + Written.plain(p.label().in(locale))).equals(plain))
        .map(PlanConfig::key)
        .findFirst()
        .orElseThrow(
            () ->
                new WrongValue(
                    "plan",
                    "O plano “%s” não existe. Use um destes: %s."
                        .formatted(
                            Written.brief(written),
                            String.join(
                                ", ", plans.stream().map(p -> p.label().in(locale)).toList()))));
  }
}
