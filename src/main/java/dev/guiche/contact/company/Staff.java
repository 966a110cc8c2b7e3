package dev.guiche.contact.company;

import dev.guiche.database.Sql;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The consultants, who may look after companies and people.
 *
 * @param numbers by e-mail address and by themselves
 * @param names by number
 */
public record Staff(Map<String, String> numbers, Map<String, String> names) {
  public static Staff of(Sql sql) {
    var numbers = new HashMap<String, String>();
    var names = new HashMap<String, String>();
    sql.list(
        "select id::text as id, lower(email) as email, name from consultant",
        row -> {
          numbers.put(row.text("email"), row.text("id"));
          numbers.put(row.text("id"), row.text("id"));
          return names.put(row.text("id"), row.text("name"));
        });
    return new Staff(numbers, names);
  }

  /**
   * The number of a consultant, by it or by their e-mail address.
   *
   * @throws WrongValue for whoever is none
   */
  public String find(String written) {
    var number = numbers.get(written.toLowerCase(Locale.ROOT));
    if (number == null) {
      throw new WrongValue(
          "portfolio",
          "“%s” não é da equipe. Use o e-mail de quem está em Ajustes, Consultores."
              .formatted(Written.brief(written)));
    }
    return number;
  }

  /** What a consultant's number is shown as. */
  public String name(String number) {
    return names.getOrDefault(number, number);
  }
}
