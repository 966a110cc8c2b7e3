package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.ContactField;
import dev.guiche.contact.company.CompanyField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;

/** What a request says of a company or a person: a field that is not there stays as it is. */
final class Fields {
  private Fields() {}

  static Map<CompanyField, String> ofCompany(JsonNode body) {
    var fields = new EnumMap<CompanyField, String>(CompanyField.class);
    var contract = body.path("contract");
    for (var field : CompanyField.values()) {
      if (body.has(field.key())) {
        fields.put(field, text(body.get(field.key())));
      } else if (contract.has(field.key())) {
        fields.put(field, text(contract.get(field.key())));
      } else if (contract.isNull() && field.isOfContract()) {
        fields.put(field, "");
      }
    }
    return fields;
  }

  static Map<ContactField, String> ofContact(JsonNode body) {
    var fields = new EnumMap<ContactField, String>(ContactField.class);
    for (var field : ContactField.values()) {
      if (field != ContactField.COMPANY && body.has(field.key())) {
        fields.put(field, text(body.get(field.key())));
      }
    }
    if (body.has("companyId")) {
      fields.put(ContactField.COMPANY, text(body.get("companyId")));
    }
    return fields;
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.isNull() ? "" : value.asText();
    }
    var lines = new ArrayList<String>();
    value.forEach(line -> lines.add(line.asText()));
    return String.join("\n", lines);
  }
}
