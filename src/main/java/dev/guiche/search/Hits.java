package dev.guiche.search;

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

  /** As SQL over a conversation {@code c} or a ticket {@code c}. */
  public String rule(Values values) {
    return "(c.contact_id = any(%s) or c.protocol = any(%s) or c.timeline_id = any(%s))"
        .formatted(
            values.add(contacts.toArray(Long[]::new)),
            values.add(protocols.toArray(String[]::new)),
            values.add(timelines.toArray(Long[]::new)));
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
