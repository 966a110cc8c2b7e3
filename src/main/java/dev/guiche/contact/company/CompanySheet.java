package dev.guiche.contact.company;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All values of one company, as they are or as they are to be.
 *
 * @param id null for one that is new
 */
public record CompanySheet(@Nullable CompanyId id, Map<CompanyField, String> values) {
  public static CompanySheet blank() {
    return new CompanySheet(null, new EnumMap<>(CompanyField.class));
  }

  /** As one is now. */
  public static CompanySheet of(Company company) {
    var values = new EnumMap<CompanyField, String>(CompanyField.class);
    put(values, CompanyField.EXTERNAL_ID, company.externalId());
    put(values, CompanyField.NAME, company.name());
    put(values, CompanyField.TAX_ID, company.taxId());
    put(values, CompanyField.PHONE, company.phone());
    put(values, CompanyField.NOTES, company.notes());
    put(values, CompanyField.PORTFOLIO, company.portfolio());
    var contract = company.contract();
    if (contract != null) {
      put(values, CompanyField.PLAN, contract.plan());
      put(values, CompanyField.PRODUCTS, String.join("\n", contract.products()));
      put(values, CompanyField.MODULES, String.join("\n", contract.modules()));
      put(values, CompanyField.TRAINED, String.join("\n", contract.trained()));
      put(values, CompanyField.DUE_DAY, contract.dueDay());
      put(
          values,
          CompanyField.STANDING,
          contract.standing().name().toLowerCase(java.util.Locale.ROOT));
      put(values, CompanyField.SINCE, contract.since());
      put(values, CompanyField.UNTIL, contract.until());
    }
    return new CompanySheet(company.id(), values);
  }

  private static void put(
      Map<CompanyField, String> values, CompanyField field, @Nullable Object value) {
    values.put(field, value == null ? "" : value.toString());
  }

  public String get(CompanyField field) {
    return values.getOrDefault(field, "");
  }

  /**
   * The same company with some values changed and all in their kept form.
   *
   * @param changes as somebody wrote them; what is not in it stays
   * @throws WrongValue for the first that cannot be
   */
  public CompanySheet with(Map<CompanyField, String> changes, Known known) {
    var next = new EnumMap<CompanyField, String>(CompanyField.class);
    next.putAll(values);
    changes.forEach((field, written) -> next.put(field, field.read(written, known)));
    CompanyField.complete(next);
    return new CompanySheet(id, next);
  }

  /** In which values another sheet differs. */
  public List<CompanyField> differences(CompanySheet other) {
    var different = new ArrayList<CompanyField>();
    for (var field : CompanyField.values()) {
      if (!get(field).equals(other.get(field))) {
        different.add(field);
      }
    }
    return different;
  }

  /** With database's names. */
  ObjectNode asRow(long id) {
    var row = JsonNodeFactory.instance.objectNode().put("id", id);
    for (var field : CompanyField.values()) {
      String column = field.name().toLowerCase(java.util.Locale.ROOT);
      String value = get(field);
      switch (field) {
        case PRODUCTS, MODULES, TRAINED -> row.set(column, lines(value));
        case NOTES -> row.put(column, value);
        default -> row.put(column, value.isEmpty() ? null : value);
      }
    }
    return row.put("contract", CompanyField.OF_CONTRACT.stream().anyMatch(f -> !get(f).isEmpty()));
  }

  private static ArrayNode lines(String value) {
    var lines = JsonNodeFactory.instance.arrayNode();
    value.lines().forEach(lines::add);
    return lines;
  }
}
