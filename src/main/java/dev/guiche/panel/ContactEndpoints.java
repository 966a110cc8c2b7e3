package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.database.Database;
import dev.guiche.panel.door.Refused;
import dev.guiche.panel.view.PersonView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People who write to us. Every consultant may know them (IN-1, IN-4). */
final class ContactEndpoints implements Endpoints.Group {
  private final Database database;
  private final Contacts contacts = new Contacts();
  private final Persons persons;

  ContactEndpoints(Database database, Persons persons) {
    this.database = database;
    this.persons = persons;
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
    return Answer.ok(persons.of(id, call.caller()));
  }

  /** An explicit null empties the field; one that is not there stays as it is. */
  private static @Nullable String text(JsonNode change, String field) {
    return change.has(field) ? change.get(field).asText("") : null;
  }
}
