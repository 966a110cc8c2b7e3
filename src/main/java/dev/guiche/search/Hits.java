package dev.guiche.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text leads to, whoever may see it.
 *
 * @param contacts ids, at most {@link Finder#MOST_PEOPLE}
 * @param timelines ids of those on which the words stand, the newest words first
 * @param protocols codes that it may be; most of them are nobody's
 * @param complete whether {@link #timelines} are all; if not, they are the newest
 */
public record Hits(
    Typed typed,
    List<Long> contacts,
    List<Long> timelines,
    List<String> protocols,
    boolean complete) {

  /** Where a condition puts its values; it gives the parameter's name. */
  @FunctionalInterface
  public interface Values {
    String add(Object value);
  }

  /** Values that are added behind those that a statement has already. */
  public static Values into(List<@Nullable Object> values) {
    return value -> {
      values.add(value);
      return "$" + values.size();
    };
  }

  /**
   * As SQL over a conversation {@code c} or a ticket {@code c}. Every way to find one is a question
   * of its own with an index to answer it; joined by "or" they would be asked of row after row.
   *
   * @param table of which {@code c} is a row
   * @param more other questions for ids of such rows
   */
  public String rule(Values values, String table, String... more) {
    var questions = new ArrayList<String>();
    questions.add(by(table, "contact_id", values.add(contacts.toArray(Long[]::new))));
    questions.add(by(table, "protocol", values.add(protocols.toArray(String[]::new))));
    questions.add(by(table, "timeline_id", values.add(timelines.toArray(Long[]::new))));
    questions.addAll(List.of(more));
    return "c.id = any (array(" + String.join(" union all ", questions) + "))";
  }

  private static String by(String table, String column, String wanted) {
    return "select f.id from %s f where f.%s = any(%s)".formatted(table, column, wanted);
  }

  /**
   * The same for words that stand nearly everywhere: it looks at row after row, and so finds a
   * page's worth soon, however few of the newest are in sight.
   *
   * @param timelines SQL that names the timelines of a row, such as {@code c.timeline_id}
   */
  public String exactRule(Values values, String timelines) {
    return """
    (c.contact_id = any(%s) or c.protocol = any(%s) or exists (
       select from spoken s where s.timeline_id in (%s) and s.words @@ %s))
    """
        .formatted(
            values.add(contacts.toArray(Long[]::new)),
            values.add(protocols.toArray(String[]::new)),
            timelines,
            query(values));
  }

  /** The words as a {@code tsquery}. */
  String query(Values values) {
    return """
    ((plainto_tsquery('guiche', %s) && to_tsquery('guiche', %s)) || plainto_tsquery('guiche', %s))
    """
        .formatted(
            values.add(typed.finished()), values.add(typed.unfinished()), values.add(typed.text()));
  }
}
