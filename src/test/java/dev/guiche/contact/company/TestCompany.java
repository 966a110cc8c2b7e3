package dev.guiche.contact.company;

import dev.guiche.config.GuicheConfig;
import dev.guiche.database.Sql;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A company with a contract, for those whom a gate looks at. */
public final class TestCompany {
  private TestCompany() {}

  /**
   * Makes one of its own name.
   *
   * @param values what else is known of it, as a sheet would say it
   */
  public static CompanyId with(Sql sql, GuicheConfig config, Map<CompanyField, String> values) {
    var all = new EnumMap<CompanyField, String>(CompanyField.class);
    all.put(CompanyField.NAME, "Empresa " + UUID.randomUUID());
    all.putAll(values);
    var sheet = CompanySheet.blank().with(all, Known.of(sql, config));
    return new Companies().save(sql, List.of(sheet)).getFirst();
  }
}
