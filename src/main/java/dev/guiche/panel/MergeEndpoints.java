package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.Duplicates;
import dev.guiche.conversation.Announcements;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.Refs;
import dev.guiche.ticket.merge.Merging;
import java.time.Instant;
import java.util.Map;

/** One person who is known as two. */
final class MergeEndpoints implements Endpoints.Group {
  private final Services services;
  private final Persons persons;
  private final Merging merging;

  MergeEndpoints(Services services, Persons persons, Announcements announcements) {
    this.services = services;
    this.persons = persons;
    this.merging = new Merging(services.database(), announcements);
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("mergeContact", this::merge)
        .on("listMerges", this::merges)
        .on("listDuplicates", this::duplicates);
  }

  private record Wish(long from, String reason) {}

  private Answer merge(Call call) {
    var into = find(call);
    var wish = call.body(Wish.class);
    var from =
        new Contacts()
            .get(services.database(), new ContactId(wish.from()))
            .orElseThrow(() -> new Refused.Invalid("/from", "Essa pessoa não está nos contatos."));
    merging.merge(into, from.id(), wish.reason(), call.me());
    return Answer.ok(persons.of(into, call.caller()));
  }

  private record View(
      long id, long from, Refs.ConsultantRef by, String reason, JsonNode before, Instant at) {}

  private Answer merges(Call call) {
    var all =
        merging.of(find(call)).stream()
            .map(
                merge ->
                    new View(
                        merge.id(),
                        merge.from().value(),
                        new Refs.ConsultantRef(merge.by(), merge.byName()),
                        merge.reason(),
                        merge.before(),
                        merge.at()))
            .toList();
    return Answer.ok(Map.of("items", all));
  }

  private Answer duplicates(Call call) {
    return Answer.ok(Map.of("items", Duplicates.of(services.database(), find(call))));
  }

  private ContactId find(Call call) {
    return new Contacts()
        .get(services.database(), new ContactId(call.id()))
        .orElseThrow(Refused.NotFound::new)
        .id();
  }
}
