package dev.guiche.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure: what it is called, how it is defined, and the statement that finds it.
 *
 * <p>The statement reads {@code $1} and {@code $2} (begin and end of the period), {@code $6} (the
 * time zone), and what {@link #ASKED} reads. It gives a column {@code key} (text), the columns of
 * the measures, and {@code total}, true for the one row that sums up all keys: a mean of means is
 * no mean.
 */
interface Figure {
  /** The question's filters over {@code c}, a conversation or a ticket. */
  String ASKED =
      """
       and ($3::bigint is null or c.desk_id = $3)
       and ($4::bigint is null or c.consultant_id = $4)
       and ($5::bigint is null or exists (
         select from contact q where q.id = c.contact_id and q.company_id = $5))
       and $6::text is not null
      """;

  String key();

  /** One thing seen from several sides is one family. */
  default String family() {
    return key();
  }

  /** From which side the family is seen; null where there is but one. */
  default @Nullable Side side() {
    return null;
  }

  /** What is seen, from whatever side. */
  Words name();

  /** What is seen, and from which side. */
  default Words fullName() {
    var side = side();
    return side == null ? name() : side.of(name());
  }

  Words definition();

  Axis axis();

  List<Measure> measures();

  String sql();

  /** What the keys of {@link Axis#NAME} mean. */
  default Naming naming() {
    return Naming.ITSELF;
  }
}
