package dev.guiche.contact.company;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.PlanConfig;
import dev.guiche.database.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the values of a company may name: the plans of the house and the consultants.
 *
 * @param consultants numbers by e-mail address and by themselves
 */
public record Known(List<PlanConfig> plans, Locale locale, Map<String, Long> consultants) {
  public static Known of(Sql sql, GuicheConfig config) {
    var consultants = new HashMap<String, Long>();
    sql.list(
        "select id, lower(email) as email from consultant",
        row -> {
          consultants.put(row.text("email"), row.number("id"));
          return consultants.put(Long.toString(row.number("id")), row.number("id"));
        });
    return new Known(config.plans(), config.organization().locale(), consultants);
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

  String consultant(String written) {
    var number = consultants.get(written.toLowerCase(Locale.ROOT));
    if (number == null) {
      throw new WrongValue(
          "portfolio",
          "Ninguém da equipe tem o e-mail “%s”. Confira em Ajustes, Consultores."
              .formatted(Written.brief(written)));
    }
    return number.toString();
  }
}
