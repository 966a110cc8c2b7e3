package dev.guiche.contact;

import dev.guiche.channel.Phone;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by what they are known as: name, company, e-mail, address, telephone as somebody
 * types it. Accents and case do not matter, nor the order of words; where nothing holds them all,
 * names that are nearly so are found.
 */
public final class PeopleSearch {
  /** Three signs in a row are what the index knows. */
  private static final int SHORTEST = 3;

  private static final int MOST_WORDS = 6;
  private static final String KNOWN = "known_as(name, company, email, external_id, phone)";

  private final Sql sql;

  public PeopleSearch(Sql sql) {
    this.sql = sql;
  }

  /** Ids of at most {@code most} people; all that there are when the text is empty. */
  public List<Long> find(String text, int most) {
    var typed = text.strip();
    if (typed.isEmpty()) {
      return ids(
          "select id from contact where merged_into is null order by plain(name) limit " + most);
    }
    if (typed.length() < SHORTEST) {
      return ids(
          "select id from contact where plain(name) like plain($1) and merged_into is null"
              + " order by plain(name) limit "
              + most,
          escaped(typed) + "%");
    }
    var found = known(typed, most);
    return found.isEmpty() && typed.codePoints().anyMatch(Character::isLetter)
        ? alike(typed)
        : found;
  }

  /** The stricter question is many times quicker where thousands have a name in common. */
  private List<Long> alike(String typed) {
    var much = ids("select p as id from people_much_like($1, 20) p", typed);
    return much.isEmpty() ? ids("select p as id from people_like($1, 20) p", typed) : much;
  }

  private List<Long> known(String typed, int most) {
    var values = new ArrayList<@Nullable Object>();
    var sources = new ArrayList<String>();
    var words = words(typed);
    if (!words.isEmpty()) {
      sources.add(
          words.stream()
              .map(
                  word -> {
                    values.add("%" + escaped(word) + "%");
                    return KNOWN + " like plain($" + values.size() + ")";
                  })
              .collect(Collectors.joining(" and ", "select id from contact where ", "")));
    }
    values.add("%" + escaped(digits(typed)) + "%");
    sources.add(
        "select contact_id from contact_address where address like lower($" + values.size() + ")");
    if (!digits(typed).equals(typed)) {
      sources.add("select id from contact where " + KNOWN + " like $" + values.size());
    }
    Phone.read(typed)
        .ifPresent(
            phone -> {
              values.add(phone.e164());
              sources.add(
                  "select contact_id from contact_address where address = $" + values.size());
              sources.add("select id from contact where phone = $" + values.size());
            });
    return ids(
        sources.stream()
                .map(source -> "(" + source + " limit " + most + ")")
                .collect(Collectors.joining(" union ", "select id from (", ") p"))
            + " where exists (select from contact c where c.id = p.id and c.merged_into is null)"
            + " order by id desc limit "
            + most,
        values.toArray());
  }

  /** Those that the index can look for. */
  private static List<String> words(String typed) {
    return Stream.of(typed.split("\\s+", -1))
        .filter(word -> word.length() >= SHORTEST)
        .limit(MOST_WORDS)
        .toList();
  }

  /** Of a telephone number only the digits count, however they are set apart. */
  private static String digits(String typed) {
    var digits = typed.replaceAll("[\\s().+–-]", "");
    return digits.matches("[0-9]{4,15}") ? digits : typed;
  }

  private static String escaped(String text) {
    return text.replaceAll("([%_\\\\])", "\\\\$1");
  }

  private List<Long> ids(String question, @Nullable Object... values) {
    return sql.list(question, row -> Objects.requireNonNull(row.numberOrNull("id")), values);
  }
}
