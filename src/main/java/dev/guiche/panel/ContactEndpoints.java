package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.PersonView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People who write to us. Every consultant may know them (IN-1, IN-4). */
final class ContactEndpoints implements Endpoints.Group {
  private final Database database;
  private final Contacts contacts = new Contacts();
  private final Persons persons;
  private final Announcements announcements;

  ContactEndpoints(Database database, Persons persons, Announcements announcements) {
    this.database = database;
    this.persons = persons;
    this.announcements = announcements;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listContacts", this::list)
        .on("getContact", this::get)
        .on("changeContact", this::change);
  }

  private Answer list(Call call) {
    var found = contacts.search(database, call.text("q").orElse("").strip(), call.limit());
    return Answer.ok(Map.of("items", found.stream().map(PersonView.ContactSummary::of).toList()));
  }

  private Answer get(Call call) {
    return Answer.ok(persons.of(new ContactId(call.id()), call.caller()));
  }

  private Answer change(Call call) {
    var id = new ContactId(call.id());
    if (contacts.get(database, id).isEmpty()) {
      throw new Refused.NotFound();
    }
    var change = call.body();
    var email = text(change, "email");
    if (email != null && !email.isBlank() && !Contacts.isEmail(email)) {
      throw new Refused.Invalid("/email", "Confira o e-mail: ele não parece um endereço.");
    }
    contacts.change(
        database, id, text(change, "name"), email, text(change, "company"), text(change, "notes"));
    tellScreens(id);
    return Answer.ok(persons.of(id, call.caller()));
  }

  /**
   * What is open stands in lists under the person's name. One by one, so that no two are locked.
   */
  private void tellScreens(ContactId contact) {
    var open =
        database.list(
            """
            select t.id from timeline t where t.contact_id = $1 and (
              exists (select from conversation c where c.timeline_id = t.id and c.state <> 'closed')
              or exists (select from ticket c where c.timeline_id = t.id and c.closed_at is null))
            """,
            row -> new TimelineId(row.number("id")),
            contact);
    for (var timeline : open) {
      database.update("update timeline set changed = pg_current_xact_id() where id = $1", timeline);
      announcements.changed(timeline);
    }
  }

  /** An explicit null empties the field; one that is not there stays as it is. */
  private static @Nullable String text(JsonNode change, String field) {
    return change.has(field) ? change.get(field).asText("") : null;
  }
}
