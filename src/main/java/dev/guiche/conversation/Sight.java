package dev.guiche.conversation;

import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see. A consultant sees what they have in hand and whatever lives in their
 * desks; supervisors and admins see everything.
 *
 * @param only the consultant whose sight it is, or null for everything
 */
public record Sight(@Nullable ConsultantId only) {
  public static Sight everything() {
    return new Sight(null);
  }

  public static Sight of(ConsultantId consultant) {
    return new Sight(consultant);
  }

  /**
   * The same rule for what is in memory.
   *
   * @param desks those of {@link #only}
   */
  public boolean covers(@Nullable ConsultantId consultant, DeskId desk, Collection<DeskId> desks) {
    return only == null || only.equals(consultant) || desks.contains(desk);
  }

  /**
   * As {@link #rule}, for what is opened and not listed: whoever is named in a note, or follows a
   * ticket, may open what it stands on. Reads {@code c.timeline_id} too.
   */
  public static String openRule(String parameter) {
    return """
    (%1$s or exists (
       select from mention n where n.consultant_id = %2$s and n.timeline_id = c.timeline_id)
     or exists (
       select from watcher w where w.consultant_id = %2$s and w.timeline_id = c.timeline_id))
    """
        .formatted(rule(parameter), parameter);
  }

  /**
   * The rule as SQL over {@code c.consultant_id} and {@code c.desk_id}; the parameter is {@link
   * #only}.
   */
  public static String rule(String parameter) {
    return """
    (%1$s::bigint is null or c.consultant_id = %1$s
     or c.desk_id in (select m.desk_id from desk_member m where m.consultant_id = %1$s))
    """
        .formatted(parameter);
  }
}
