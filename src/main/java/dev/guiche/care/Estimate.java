package dev.guiche.care;

import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody will wait. With all hands full, one becomes free each {@code t / n}: {@code t}
 * is how long a talk of the desk usually takes (the median of those that ended in the last four
 * hours, ten minutes where fewer than five have), {@code n} how many talks those who are online can
 * hold. The one at place {@code p} waits {@code p * t / n}, in whole minutes, rounded up.
 */
final class Estimate {
  private Estimate() {}

  private record Desk(long seats, double usual) {}

  /** Null when nobody is online: then nobody knows. */
  static @Nullable Duration of(Sql sql, DeskId desk, int place) {
    var now =
        sql.one(
            """
            select
              (select coalesce(sum(k.capacity), 0) from consultant k join desk_member m on m.consultant_id = k.id
               where m.desk_id = $1 and k.enabled and k.status = 'available' and k.gone_since is null) as seats,
              (select case when count(*) < 5 then 600 else
                 percentile_cont(0.5) within group (order by extract(epoch from c.closed_at - c.assigned_at)) end
               from conversation c
               where c.desk_id = $1 and c.state = 'closed' and c.closed_at > now() - interval '4 hours'
                 and c.assigned_at is not null) as usual
            """,
            row -> new Desk(row.number("seats"), row.decimal("usual")),
            desk);
    if (now.seats() == 0) {
      return null;
    }
    return Duration.ofMinutes(
        (long) Math.ceil(Math.max(1, place * now.usual() / now.seats() / 60)));
  }
}
