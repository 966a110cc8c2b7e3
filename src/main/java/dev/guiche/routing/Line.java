package dev.guiche.routing;

import dev.guiche.config.QueueConfig;
import dev.guiche.config.QueueConfig.Preference;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a hand-out, locked in the order that holds everywhere: timelines by number,
 * conversations, consultants. Whoever changed under way is looked at anew once the lock is there,
 * which is why load and capacity stand in the consultant's own row.
 */
record Line(Circle circle, QueueConfig rule, DeskId desk) {

  /** The first of those for whom somebody is there, in the queue's order. */
  List<Guest> guests(Sql tx, int most) {
    var values = new ArrayList<@Nullable Object>(List.of(desk, most));
    if (isPicky()) {
      values.add((double) (rule.skills() == null ? 0 : rule.skills().relax().toSeconds()));
      values.add(rule.capacity().keySet().toArray(String[]::new));
      values.add(rule.capacity().values().toArray(Integer[]::new));
    }
    return tx.list(
        (isPicky() ? ABLE : "with ")
            .concat(GUESTS)
            .replace("«allowed»", isPicky() ? PICKY : PLAIN)
            .replace("«needs»", isPicky() ? NEEDS : "'{}'::text[]")
            .replace("«portfolio»", prefers(Preference.PORTFOLIO) ? PORTFOLIO : "null::bigint")
            .replace("«last»", prefers(Preference.LAST) ? LAST : "null::bigint")
            .replace("«avoid»", "case when c.avoid_until > now() then c.avoid_id end")
            .replace("«waits»", circle.waits)
            .replace("«mine»", circle.mine)
            .replace("«hands»", circle.hands()),
        Guest::read,
        values.toArray());
  }

  /** Whether not everybody who has room may have every talk. */
  private boolean isPicky() {
    return rule.skills() != null || !rule.capacity().isEmpty();
  }

  private boolean prefers(Preference one) {
    return circle != Circle.CALLED && rule.prefer().contains(one);
  }

  private static final String GUESTS =
      """
      front as (
        select c.id from conversation c join contact_address a on a.id = c.address_id
        where c.desk_id = $1 and c.state = 'queued' and «waits»
          and exists (select from «hands» where «mine») and «allowed»
        order by c.at_front desc, c.priority desc, c.queued_at, c.id limit $2),
      held as (
        select c.id, c.timeline_id, c.contact_id, c.address_id, c.at_front, c.priority, c.queued_at,
               «needs» as needs, «avoid» as avoid
        from conversation c join timeline t on t.id = c.timeline_id
        where c.id in (select id from front) and c.desk_id = $1 and c.state = 'queued' and «waits»
        order by t.id for update of t, c)
      select h.id, h.timeline_id, h.needs, h.avoid, «portfolio» as portfolio, «last» as last,
             (select kind from contact_address where id = h.address_id) as kind
      from held h order by h.at_front desc, h.priority desc, h.queued_at, h.id
      """;

  private static final String PORTFOLIO =
      """
      (select coalesce(p.portfolio_id, y.portfolio_id) from contact p left join company y on y.id = p.company_id
       where p.id = h.contact_id)
      """;

  private static final String LAST =
      """
      (select o.consultant_id from conversation o
       where o.contact_id = h.contact_id and o.id <> h.id and o.state = 'closed' and o.consultant_id is not null
       order by o.id desc limit 1)
      """;

  private static final String PLAIN =
      "(«avoid» is null or exists (select from «hands» where «mine» and k.id <> c.avoid_id))";

  /** Needed for a while only: see {@link QueueConfig.Skills}. */
  private static final String NEEDS =
      "case when c.queued_at > now() - make_interval(secs => $3) then c.needs else '{}' end";

  /**
   * What somebody with room can do at all: thousands who wait for what nobody knows must not be
   * looked at one by one.
   */
  private static final String ABLE =
      """
      with kinds as (
        select w.kind, w.most from unnest($4::text[], $5::int[]) as w(kind, most)),
      roomy as (
        select w.kind from kinds w where exists (
          select from «hands» where «mine» and w.most > «has»)),
      known as (
        select n.needs from (select distinct needs from conversation where desk_id = $1 and state = 'queued') n
        where exists (select from «hands» where «mine» and n.needs <@ k.skills)),
      """
          .replace("«has»", has("w.kind"));

  private static final String PICKY =
      """
      («needs» = '{}' or c.needs in (select needs from known))
      and (a.kind in (select kind from roomy) or not a.kind in (select kind from kinds))
      and ((«needs» = '{}' and «avoid» is null and not a.kind in (select kind from kinds))
        or exists (
          select from «hands» where «mine» and «needs» <@ k.skills and k.id is distinct from «avoid»
            and not exists (select from kinds w where w.kind = a.kind and w.most <= «has»)))
      """
          .replace("«has»", has("a.kind"));

  /** How many talks of this kind of channel the consultant {@code k} has. */
  private static String has(String kind) {
    return """
    (select count(*) from conversation i join contact_address b on b.id = i.address_id
     where i.consultant_id = k.id and i.state in ('active', 'waiting') and b.kind = %s)
    """
        .formatted(kind);
  }

  /** Who is there for them: the first by the rule, and whom they prefer or need. */
  Collection<Hand> hands(Sql tx, List<Guest> guests) {
    var avoiding = guests.stream().filter(guest -> guest.avoid() != null).count();
    var wishes = guests.stream().map(this::wish).filter(Wish::isPicky).distinct().toList();
    var hands = new LinkedHashMap<ConsultantId, Hand>();
    tx.list(
            HANDS
                .replace("«rank»", rank())
                .replace("«turn»", circle.turn)
                .replace("«theirs»", circle.theirs)
                .replace("«skip»", circle.skip)
                .replace("«hands»", circle.hands())
                .replace("«has»", has("w.kind")),
            Hand::new,
            circle == Circle.CALLED
                ? guests.stream().map(guest -> guest.id().value()).toArray(Long[]::new)
                : desk,
            guests.size() + avoiding,
            guests.stream()
                .flatMap(guest -> Stream.of(guest.portfolio(), guest.last()))
                .filter(Objects::nonNull)
                .map(ConsultantId::value)
                .distinct()
                .toArray(Long[]::new),
            wishes.stream().map(Wish::needs).toArray(String[]::new),
            wishes.stream().map(Wish::kind).toArray(String[]::new),
            wishes.stream().map(Wish::most).toArray(Integer[]::new))
        .forEach(hand -> hands.put(hand.id, hand));
    if (!rule.capacity().isEmpty()) {
      count(tx, hands);
    }
    return hands.values();
  }

  /** What not everybody can give. */
  private record Wish(String needs, @Nullable String kind, @Nullable Integer most) {
    boolean isPicky() {
      return !needs.isEmpty() || kind != null;
    }
  }

  private Wish wish(Guest guest) {
    var most = rule.capacity().get(guest.kind());
    return new Wish(String.join("\n", guest.needs()), most == null ? null : guest.kind(), most);
  }

  private String rank() {
    return switch (rule.routing()) {
      case LONGEST_IDLE, MANUAL -> "k.idle_since";
      case LEAST_BUSY -> "k.load, k.idle_since";
      case ROUND_ROBIN -> "m.given_at nulls first";
    };
  }

  private static final String HANDS =
      """
      with usual as (
        select k.id, k.name, k.load, k.capacity, k.idle_since, k.skills, «turn» as turn
        from «hands» where «theirs» order by «rank», k.id limit $2 for update of k «skip»),
      wanted as (
        select unnest($3::bigint[]) as id
        union
        select f.id from unnest($4::text[], $5::text[], $6::int[]) as w(needs, kind, most)
        cross join lateral (
          select k.id from «hands»
          where «theirs» and string_to_array(w.needs, E'\\n') <@ k.skills
            and (w.most is null or w.most > «has»)
          order by «rank», k.id limit $2) f),
      asked as (
        select k.id, k.name, k.load, k.capacity, k.idle_since, k.skills, «turn» as turn
        from «hands» where «theirs» and k.id in (select id from wanted)
        order by k.id for update of k «skip»)
      select * from usual union select * from asked
      """;

  /** Counted under their locks, so that it stays true. */
  private static void count(Sql tx, Map<ConsultantId, Hand> hands) {
    tx.list(
        """
        select i.consultant_id, b.kind, count(*) as talks
        from conversation i join contact_address b on b.id = i.address_id
        where i.consultant_id = any($1) and i.state in ('active', 'waiting') group by 1, 2
        """,
        row -> {
          Objects.requireNonNull(hands.get(new ConsultantId(row.number("consultant_id"))))
              .holds(row.text("kind"), (int) row.number("talks"));
          return row;
        },
        (Object) hands.keySet().toArray(ConsultantId[]::new));
  }
}
