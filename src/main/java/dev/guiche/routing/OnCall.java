package dev.guiche.routing;

import dev.guiche.config.AbsenceConfig.Duty;
import dev.guiche.config.AbsenceConfig.Reach;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Mentions;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls whoever is on call to an emergency, by every way that the roster names. Whoever is online
 * is given the talk at once; the others take it when they have heard.
 */
record OnCall(Outside outside, AbsenceWords words) {
  private record Person(ConsultantId id, String name, String email) {}

  /**
   * @return false when nobody is on call who can come in
   */
  boolean call(Sql tx, LockedConversation talk, List<Duty> duties, AbsenceWords.About about) {
    var people = people(tx, duties);
    if (people.isEmpty()) {
      return false;
    }
    var names = people.stream().map(Person::name).collect(Collectors.joining(", "));
    var entry =
        Timelines.add(
            tx,
            talk.timeline(),
            NewEntry.event(
                "on-call",
                null,
                false,
                Map.of(
                    "names", names, "reason", "emergency", "returns", about.returns().toString())));
    var ids = people.stream().map(Person::id).toList();
    tx.update(
        "insert into called (conversation_id, consultant_id) select $1, unnest($2::bigint[])",
        talk.id(),
        ids.toArray(ConsultantId[]::new));
    Mentions.call(tx, entry, ids);
    people.stream()
        .map(Person::email)
        .filter(email -> isReached(duties, email, Reach.EMAIL))
        .forEach(email -> outside.mail(tx, talk, entry, email, words.subject(about)));
    var inGroup =
        people.stream()
            .filter(person -> isReached(duties, person.email(), Reach.TELEGRAM_GROUP))
            .map(Person::name)
            .collect(Collectors.joining(", "));
    if (!inGroup.isEmpty()) {
      outside.group(tx, talk, inGroup);
    }
    return true;
  }

  private static boolean isReached(List<Duty> duties, String email, Reach way) {
    return duties.stream()
        .anyMatch(duty -> duty.who().equalsIgnoreCase(email) && duty.reach().contains(way));
  }

  private static List<Person> people(Sql tx, List<Duty> duties) {
    return tx.list(
        "select id, name, email from consultant where enabled and lower(email) = any($1) order by"
            + " id",
        row -> new Person(new ConsultantId(row.number("id")), row.text("name"), row.text("email")),
        (Object)
            duties.stream()
                .map(duty -> duty.who().toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
  }
}
