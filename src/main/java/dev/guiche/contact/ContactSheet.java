package dev.guiche.contact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guiche.contact.company.WrongValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All values of one person, as they are or as they are to be.
 *
 * @param id null for somebody new
 */
public record ContactSheet(@Nullable ContactId id, Map<ContactField, String> values) {
  public static ContactSheet blank() {
    return new ContactSheet(null, new EnumMap<>(ContactField.class));
  }

  /** As somebody is now. */
  public static ContactSheet of(Contact contact) {
    var values = new EnumMap<ContactField, String>(ContactField.class);
    var company = contact.companyId();
    put(values, ContactField.EXTERNAL_ID, contact.externalId());
    put(values, ContactField.NAME, contact.name());
    put(values, ContactField.EMAIL, contact.email());
    put(values, ContactField.PHONE, contact.phone());
    put(values, ContactField.COMPANY, company == null ? null : company.value());
    put(values, ContactField.ROLE, contact.role().name().toLowerCase(Locale.ROOT));
    put(values, ContactField.TRAINED, String.join("\n", contact.trained()));
    put(values, ContactField.PORTFOLIO, contact.portfolio());
    put(values, ContactField.SEGMENT, contact.segment());
    put(values, ContactField.NOTES, contact.notes());
    return new ContactSheet(contact.id(), values);
  }

  private static void put(
      Map<ContactField, String> values, ContactField field, @Nullable Object value) {
    values.put(field, value == null ? "" : value.toString());
  }

  public String get(ContactField field) {
    return values.getOrDefault(field, field == ContactField.ROLE ? "user" : "");
  }

  /**
   * The same person with some values changed and all in their kept form.
   *
   * @param changes as somebody wrote them; what is not in it stays
   * @throws WrongValue for the first that cannot be
   */
  public ContactSheet with(Map<ContactField, String> changes, ContactFinder known) {
    var next = new EnumMap<ContactField, String>(ContactField.class);
    next.putAll(values);
    changes.forEach((field, written) -> next.put(field, field.read(written, known)));
    if (next.getOrDefault(ContactField.NAME, "").isEmpty()) {
      throw new WrongValue("name", "Falta o nome da pessoa. Informe-o.");
    }
    return new ContactSheet(id, next);
  }

  /** In which values another sheet differs. */
  public List<ContactField> differences(ContactSheet other) {
    var different = new ArrayList<ContactField>();
    for (var field : ContactField.values()) {
      if (!get(field).equals(other.get(field))) {
        different.add(field);
      }
    }
    return different;
  }

  /** With the database's names. */
  ObjectNode asRow(long id) {
    var row = JsonNodeFactory.instance.objectNode().put("id", id);
    for (var field : ContactField.values()) {
      String column = field.name().toLowerCase(Locale.ROOT);
      String value = get(field);
      switch (field) {
        case TRAINED -> {
          var lines = row.putArray(column);
          value.lines().forEach(lines::add);
        }
        case NOTES -> row.put(column, value);
        default -> row.put(column, value.isEmpty() ? null : value);
      }
    }
    return row;
  }
}
