package dev.guiche.contact.csv;

import dev.guiche.channel.Phone;
import dev.guiche.contact.ContactBook;
import dev.guiche.contact.ContactField;
import dev.guiche.contact.ContactFinder;
import dev.guiche.contact.ContactSheet;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.Company;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.contact.company.Staff;
import dev.guiche.contact.company.TaxId;
import dev.guiche.contact.company.Written;
import dev.guiche.contact.company.WrongValue;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** People: found by their number in the ERP, else by e-mail, else by telephone. */
final class ContactImport {
  private final Sql tx;
  private final Staff staff;
  private final ContactFinder finder;
  private final Map<String, CompanyId> companies = new HashMap<>();
  private final Map<String, String> companyNames = new HashMap<>();
  private final Map<String, ContactSheet> byKey = new HashMap<>();
  private final Map<String, Integer> lineOf = new HashMap<>();
  private final List<ContactSheet> toSave = new ArrayList<>();

  ContactImport(Sql tx) {
    this.tx = tx;
    this.staff = Staff.of(tx);
    this.finder = new ContactFinder(this::company, () -> staff);
    new Companies().all(tx).forEach(this::index);
    new Contacts()
        .all(tx)
        .forEach(
            person -> {
              var sheet = ContactSheet.of(person);
              keys(sheet).forEach(key -> byKey.putIfAbsent(key, sheet));
            });
  }

  private void index(Company company) {
    companyNames.put(Long.toString(company.id().value()), company.name());
    companies.putIfAbsent("name " + Written.plain(company.name()), company.id());
    if (company.taxId() != null) {
      companies.put("cnpj " + company.taxId(), company.id());
    }
    if (company.externalId() != null) {
      companies.put("erp " + company.externalId(), company.id());
    }
  }

  private static List<String> keys(ContactSheet sheet) {
    var keys = new ArrayList<String>();
    add(keys, "erp ", sheet.get(ContactField.EXTERNAL_ID));
    add(keys, "email ", sheet.get(ContactField.EMAIL));
    if (keys.isEmpty()) {
      add(keys, "phone ", sheet.get(ContactField.PHONE));
    }
    if (keys.isEmpty()) {
      keys.add(
          "name "
              + Written.plain(sheet.get(ContactField.NAME))
              + " "
              + sheet.get(ContactField.COMPANY));
    }
    return keys;
  }

  private static void add(List<String> keys, String kind, String value) {
    if (!value.isEmpty()) {
      keys.add(kind + value);
    }
  }

  Outcome run(List<Csv.Line> file, boolean apply) {
    var columns = new Columns<>(ContactField.class, file.getFirst(), ContactField::headers);
    columns.require(
        ContactField.NAME,
        ContactField.EXTERNAL_ID,
        "O arquivo não tem coluna de nome nem de código. A primeira linha precisa dos títulos.");
    var lines = file.stream().skip(1).map(line -> line(line.number(), columns.of(line))).toList();
    if (apply && !toSave.isEmpty()) {
      new ContactBook().save(tx, toSave);
    }
    return new Outcome(columns.ignored(), lines);
  }

  private Outcome.Line line(int number, Map<ContactField, String> given) {
    String name = given.getOrDefault(ContactField.NAME, "");
    try {
      var before = find(given);
      var next = (before == null ? ContactSheet.blank() : before).with(given, finder);
      refuseTwice(number, next);
      var changed = before == null ? List.<ContactField>of() : next.differences(before);
      String called = next.get(ContactField.NAME);
      if (before != null && changed.isEmpty()) {
        return new Outcome.Line(number, Outcome.Verdict.SAME, called, List.of(), null);
      }
      toSave.add(next);
      var verdict = before == null ? Outcome.Verdict.NEW : Outcome.Verdict.CHANGED;
      var changes = changed.stream().map(f -> change(f, Objects.requireNonNull(before), next));
      return new Outcome.Line(number, verdict, called, changes.toList(), null);
    } catch (WrongValue wrong) {
      return new Outcome.Line(
          number, Outcome.Verdict.WRONG, Written.brief(name), List.of(), wrong.reasonAndCure());
    }
  }

  private Outcome.Change change(ContactField field, ContactSheet before, ContactSheet next) {
    return new Outcome.Change(
        field.key(), shown(field, before.get(field)), shown(field, next.get(field)));
  }

  private String shown(ContactField field, String value) {
    return switch (field) {
      case COMPANY -> companyNames.getOrDefault(value, value);
      case PORTFOLIO -> staff.name(value);
      default -> value;
    };
  }

  private @Nullable ContactSheet find(Map<ContactField, String> given) {
    var external = byKey.get("erp " + given.getOrDefault(ContactField.EXTERNAL_ID, ""));
    if (external != null) {
      return external;
    }
    String email = given.getOrDefault(ContactField.EMAIL, "").toLowerCase(Locale.ROOT);
    var byMail = email.isEmpty() ? null : byKey.get("email " + email);
    if (byMail != null) {
      return byMail;
    }
    String phone = given.getOrDefault(ContactField.PHONE, "");
    var byPhone =
        phone.isEmpty() || !email.isEmpty()
            ? null
            : Phone.read(phone).map(p -> byKey.get("phone " + p.e164())).orElse(null);
    return byPhone != null || !phone.isEmpty() || !email.isEmpty() ? byPhone : byName(given);
  }

  private @Nullable ContactSheet byName(Map<ContactField, String> given) {
    String written = given.getOrDefault(ContactField.COMPANY, "");
    String company = written.isEmpty() ? "" : Long.toString(company(written).value());
    return byKey.get(
        "name " + Written.plain(given.getOrDefault(ContactField.NAME, "")) + " " + company);
  }

  private CompanyId company(String written) {
    var found = companies.get("erp " + written);
    if (found == null) {
      found = TaxId.read(written).map(id -> companies.get("cnpj " + id.value())).orElse(null);
    }
    if (found == null) {
      found = companies.get("name " + Written.plain(written));
    }
    if (found == null) {
      throw new WrongValue(
          "company",
          "A empresa “%s” não existe. Importe as empresas antes, ou confira o código."
              .formatted(Written.brief(written)));
    }
    return found;
  }

  private void refuseTwice(int number, ContactSheet next) {
    for (String key : keys(next)) {
      var line = lineOf.putIfAbsent(key, number);
      if (line != null && line != number) {
        throw new WrongValue(
            "line", "Repete a pessoa da linha %d. Deixe só uma das duas.".formatted(line));
      }
    }
  }
}
