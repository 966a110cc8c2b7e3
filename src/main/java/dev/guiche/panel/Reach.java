package dev.guiche.panel;

import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.http.door.Refused;

/**
 * Which timelines somebody may read: those of conversations and tickets that they may open, and of
 * the conversations that such a ticket grew out of.
 */
final class Reach {
  private final Database database;

  Reach(Database database) {
    this.database = database;
  }

  /**
   * @throws Refused.NotFound when it is out of sight
   */
  void require(Sight sight, TimelineId timeline) {
    var found =
        database.first(
            """
            select 1 as found where
              exists (select from conversation c where c.timeline_id = $1 and %1$s)
              or exists (select from ticket c where c.timeline_id = $1 and %1$s)
              or exists (
                select from conversation v join ticket_conversation x on x.conversation_id = v.id
                join ticket c on c.id = x.ticket_id where v.timeline_id = $1 and %1$s)
              or exists (
                select from ticket m join ticket c on c.id = m.merged_into
                left join ticket_conversation x on x.ticket_id = m.id
                left join conversation v on v.id = x.conversation_id
                where (m.timeline_id = $1 or v.timeline_id = $1) and %1$s)
            """
                .formatted(Sight.openRule("$2")),
            row -> true,
            timeline,
            sight.only());
    if (found.isEmpty()) {
      throw new Refused.NotFound();
    }
  }
}
