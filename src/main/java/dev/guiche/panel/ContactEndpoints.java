package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.ContactBook;
import dev.guiche.contact.ContactField;
import dev.guiche.contact.ContactFinder;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.ContactSheet;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.contact.company.Staff;
import dev.guiche.contact.company.WrongValue;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.PersonView;
import java.util.List;
import java.util.Map;

/** People who write to us. Every consultant may know them (IN-1, IN-4). */
final class ContactEndpoints implements Endpoints.Group {
  private final Database database;
  private final Contacts contacts = new Contacts();
  private final Companies companies = new Companies();
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
        .on("changeContact", this::change)
        .on("createContact", this::create)
        .on("upsertContact", this::upsert);
  }

  private Answer list(Call call) {
    var found = contacts.search(database, call.text("q").orElse("").strip(), call.limit());
    return Answer.ok(Map.of("items", found.stream().map(PersonView.ContactSummary::of).toList()));
  }

  private Answer get(Call call) {
    return Answer.ok(persons.of(new ContactId(call.id()), call.caller()));
  }

  private Answer create(Call call) {
    var made = database.inTransaction(tx -> save(tx, ContactSheet.blank(), call.body()));
    return Answer.created(persons.of(made, call.caller()));
  }

  /** The ERP says how a person is, whether we knew them or not. */
  private Answer upsert(Call call) {
    String externalId = call.body().get("externalId").asText();
    var id =
        database.inTransaction(
            tx -> {
              CompanyEndpoints.lock(tx, "contact " + externalId.strip());
              var known = contacts.ofExternal(tx, externalId).map(ContactSheet::of);
              return save(tx, known.orElseGet(ContactSheet::blank), call.body());
            });
    tellScreens(id);
    return Answer.ok(persons.of(id, call.caller()));
  }

  private Answer change(Call call) {
    var id =
        database.inTransaction(
            tx -> {
              tx.list("select id from contact where id = $1 for update", row -> 0, call.id());
              var known =
                  contacts.get(tx, new ContactId(call.id())).orElseThrow(Refused.NotFound::new);
              return save(tx, ContactSheet.of(known), call.body());
            });
    tellScreens(id);
    return Answer.ok(persons.of(id, call.caller()));
  }

  private ContactId save(Sql tx, ContactSheet before, JsonNode body) {
    var fields = Fields.ofContact(body);
    if (body.has("company") && !body.has("companyId")) {
      String name = body.get("company").asText("").strip();
      fields.put(
          ContactField.COMPANY,
          name.isEmpty() ? "" : Long.toString(companies.named(tx, name).value()));
    }
    var finder = new ContactFinder(written -> company(tx, written), () -> Staff.of(tx));
    return new ContactBook().save(tx, List.of(before.with(fields, finder))).getFirst();
  }

  private CompanyId company(Sql tx, String written) {
    var id = new CompanyId(Long.parseLong(written));
    if (companies.get(tx, id).isEmpty()) {
      throw new WrongValue("companyId", "Essa empresa não existe. Procure-a e escolha de novo.");
    }
    return id;
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
}
