package dev.guiche.contact.csv;

import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.CompanyField;
import dev.guiche.contact.company.CompanySheet;
import dev.guiche.contact.company.Known;
import dev.guiche.contact.company.TaxId;
import dev.guiche.contact.company.Written;
import dev.guiche.contact.company.WrongValue;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Companies with their contracts: found by their number in the ERP, else by CNPJ, else by name. */
final class CompanyImport {
  private final Companies companies = new Companies();
  private final Sql tx;
  private final Known known;
  private final Map<String, CompanySheet> byKey = new HashMap<>();
  private final Map<String, Integer> lineOf = new HashMap<>();
  private final List<CompanySheet> toSave = new ArrayList<>();

  CompanyImport(Sql tx, Known known) {
    this.tx = tx;
    this.known = known;
    companies.all(tx).forEach(company -> index(CompanySheet.of(company)));
  }

  private void index(CompanySheet sheet) {
    keys(sheet).forEach(key -> byKey.putIfAbsent(key, sheet));
  }

  private static List<String> keys(CompanySheet sheet) {
    var keys = new ArrayList<String>();
    add(keys, "erp ", sheet.get(CompanyField.EXTERNAL_ID));
    add(keys, "cnpj ", sheet.get(CompanyField.TAX_ID));
    if (sheet.get(CompanyField.EXTERNAL_ID).isEmpty()) {
      add(keys, "name ", Written.plain(sheet.get(CompanyField.NAME)));
    }
    return keys;
  }

  private static void add(List<String> keys, String kind, String value) {
    if (!value.isEmpty()) {
      keys.add(kind + value);
    }
  }

  Outcome run(List<Csv.Line> file, boolean apply) {
    var columns = new Columns<>(CompanyField.class, file.getFirst(), CompanyField::headers);
    columns.require(
        CompanyField.NAME,
        CompanyField.EXTERNAL_ID,
        "O arquivo não tem coluna de nome nem de código. A primeira linha precisa dos títulos.");
    var lines = file.stream().skip(1).map(line -> line(line.number(), columns.of(line))).toList();
    if (apply && !toSave.isEmpty()) {
      companies.save(tx, toSave);
    }
    return new Outcome(columns.ignored(), lines);
  }

  private Outcome.Line line(int number, Map<CompanyField, String> given) {
    String name = given.getOrDefault(CompanyField.NAME, "");
    try {
      var before = find(given);
      var next = (before == null ? CompanySheet.blank() : before).with(given, known);
      refuseTwice(number, next, before);
      var changed = before == null ? List.<CompanyField>of() : next.differences(before);
      if (before != null && changed.isEmpty()) {
        return new Outcome.Line(
            number, Outcome.Verdict.SAME, next.get(CompanyField.NAME), List.of(), null);
      }
      toSave.add(next);
      return new Outcome.Line(
          number,
          before == null ? Outcome.Verdict.NEW : Outcome.Verdict.CHANGED,
          next.get(CompanyField.NAME),
          changed.stream().map(f -> change(f, Objects.requireNonNull(before), next)).toList(),
          null);
    } catch (WrongValue wrong) {
      return new Outcome.Line(
          number, Outcome.Verdict.WRONG, Written.brief(name), List.of(), wrong.reasonAndCure());
    }
  }

  private Outcome.Change change(CompanyField field, CompanySheet before, CompanySheet next) {
    return new Outcome.Change(
        field.key(), shown(field, before.get(field)), shown(field, next.get(field)));
  }

  private String shown(CompanyField field, String value) {
    return field == CompanyField.PORTFOLIO ? known.staff().name(value) : value;
  }

  private @Nullable CompanySheet find(Map<CompanyField, String> given) {
    String external = given.getOrDefault(CompanyField.EXTERNAL_ID, "");
    String taxId =
        TaxId.read(given.getOrDefault(CompanyField.TAX_ID, "")).map(TaxId::value).orElse("");
    var found = external.isEmpty() ? null : byKey.get("erp " + external);
    if (found == null && !taxId.isEmpty()) {
      found = byKey.get("cnpj " + taxId);
    }
    return found != null
        ? found
        : byKey.get("name " + Written.plain(given.getOrDefault(CompanyField.NAME, "")));
  }

  /** Two lines for one company, or a CNPJ or number that is another's. */
  private void refuseTwice(int number, CompanySheet next, @Nullable CompanySheet before) {
    for (String key : keys(next)) {
      var line = lineOf.putIfAbsent(key, number);
      if (line != null && line != number) {
        throw new WrongValue(
            "line", "Repete a empresa da linha %d. Deixe só uma das duas.".formatted(line));
      }
      var owner = byKey.get(key);
      if (owner != null && owner != before && !key.startsWith("name ")) {
        throw new WrongValue(
            "line",
            "O CNPJ ou código já é de “%s”. Confira qual das duas está certa."
                .formatted(owner.get(CompanyField.NAME)));
      }
    }
  }
}
