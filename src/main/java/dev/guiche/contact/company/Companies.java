package dev.guiche.contact.company;

import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and keeps companies, in the transaction, or on the pool, that it is given. */
public final class Companies {
  private static final String SELECT =
      """
      select k.id, k.external_id, k.name, k.tax_id, k.phone, k.notes, k.portfolio_id, p.name as portfolio_name,
             c.company_id is not null as contract, c.plan, c.products, c.modules, c.trained, c.due_day, c.standing,
             c.since, c.until,
             (select count(*) from contact t where t.company_id = k.id and t.merged_into is null) as contacts
      from company k left join contract c on c.company_id = k.id left join consultant p on p.id = k.portfolio_id
      """;

  /** As its index knows them; a CNPJ or a telephone also as somebody sets it apart. */
  private static final String KNOWN =
      """
      (known_as(k.name, k.external_id, k.tax_id, '', k.phone) like plain($1)
       or known_as(k.name, k.external_id, k.tax_id, '', k.phone) like plain($2))
      """;

  public Optional<Company> get(Sql sql, CompanyId id) {
    return sql.first(SELECT + " where k.id = $1", Companies::company, id);
  }

  public Optional<Company> ofExternal(Sql sql, String externalId) {
    return sql.first(SELECT + " where k.external_id = $1", Companies::company, externalId.strip());
  }

  /** All of them, for a comparison. */
  public List<Company> all(Sql sql) {
    return sql.list(SELECT, Companies::company);
  }

  /**
   * By name.
   *
   * @param text only where name, number in the ERP, CNPJ or phone contains it; empty: all
   * @param after the last one of the page before, or null
   */
  public List<Company> search(Sql sql, String text, @Nullable CompanyId after, int limit) {
    var digits = text.matches("[0-9A-Za-z./ ()+-]*[0-9][0-9A-Za-z./ ()+-]*");
    return sql.list(
        SELECT
            + " where "
            + KNOWN
            + """
               and ($3::bigint is null
                    or (lower(k.name), k.id) > (select lower(a.name), a.id from company a where a.id = $3))
            order by lower(k.name), k.id limit $4
            """,
        Companies::company,
        containing(text.strip()),
        digits ? containing(text.replaceAll("[^0-9A-Za-z]", "")) : "",
        after,
        limit);
  }

  private static String containing(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /** The company of this name, however it is capitalised; made if there is none. */
  public CompanyId named(Sql tx, String name) {
    String line = Written.line("company", name, 200);
    tx.list("select pg_advisory_xact_lock(hashtextextended(lower($1), 2))::text", row -> 0, line);
    return byName(tx, line)
        .orElseGet(
            () ->
                tx.one("insert into company (name) values ($1) returning id", Companies::id, line));
  }

  public Optional<CompanyId> byName(Sql sql, String name) {
    return sql.first(
        "select id from company where lower(name) = lower($1) order by id limit 1",
        Companies::id,
        name.strip());
  }

  private static CompanyId id(Row row) {
    return new CompanyId(row.number("id"));
  }

  /**
   * Keeps these as they are to be; in the order in which they are given, their numbers.
   *
   * @throws WrongValue where a CNPJ or a number in the ERP is another company's
   */
  public List<CompanyId> save(Sql tx, List<CompanySheet> sheets) {
    var rows = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    var ids = new ArrayList<CompanyId>();
    var fresh = fresh(tx, (int) sheets.stream().filter(s -> s.id() == null).count());
    for (var sheet : sheets) {
      var id = sheet.id() == null ? fresh.removeLast() : sheet.id();
      ids.add(id);
      rows.add(sheet.asRow(id.value()));
    }
    try {
      write(tx, rows);
    } catch (DatabaseFailure failure) {
      throw inWords(failure);
    }
    return ids;
  }

  private static List<CompanyId> fresh(Sql tx, int count) {
    return new ArrayList<>(
        tx.list(
            "select nextval(pg_get_serial_sequence('company', 'id')) as id from generate_series(1,"
                + " $1)",
            Companies::id,
            count));
  }

  private static RuntimeException inWords(DatabaseFailure failure) {
    if (failure.violates("company_tax_id_is_used_once")) {
      return new WrongValue("taxId", "Outra empresa já tem este CNPJ. Confira, ou altere aquela.");
    }
    if (failure.violates("company_external_id_is_used_once")) {
      return new WrongValue(
          "externalId", "Outra empresa já tem este código. Confira, ou altere aquela.");
    }
    return failure;
  }

  private static void write(Sql tx, com.fasterxml.jackson.databind.JsonNode rows) {
    tx.update(
        """
        insert into company as k (id, external_id, name, tax_id, phone, notes, portfolio_id)
        overriding system value
        select x.id, x.external_id, x.name, x.tax_id, x.phone, x.notes, x.portfolio
        from jsonb_to_recordset($1) as x(id bigint, external_id text, name text, tax_id text, phone text, notes text,
          portfolio bigint)
        on conflict (id) do update set external_id = excluded.external_id, name = excluded.name,
          tax_id = excluded.tax_id, phone = excluded.phone, notes = excluded.notes,
          portfolio_id = excluded.portfolio_id
        """,
        rows);
    tx.update(
        """
        insert into contract (company_id, plan, products, modules, trained, due_day, standing, since, until)
        select x.id, x.plan, x.products, x.modules, x.trained, x.due_day, x.standing, x.since, x.until
        from jsonb_to_recordset($1) as x(id bigint, plan text, products text[], modules text[], trained text[],
          due_day int, standing text, since date, until date, contract boolean)
        where x.contract
        on conflict (company_id) do update set plan = excluded.plan, products = excluded.products,
          modules = excluded.modules, trained = excluded.trained, due_day = excluded.due_day,
          standing = excluded.standing, since = excluded.since, until = excluded.until
        """,
        rows);
    tx.update(
        """
        delete from contract where company_id in (
          select x.id from jsonb_to_recordset($1) as x(id bigint, contract boolean) where not x.contract)
        """,
        rows);
  }

  /** Its people stay, without a company. Returns whether there was one. */
  public boolean delete(Sql tx, CompanyId id) {
    return tx.update("delete from company where id = $1", id) > 0;
  }

  private static Company company(Row row) {
    return new Company(
        id(row),
        row.textOrNull("external_id"),
        row.text("name"),
        row.textOrNull("tax_id"),
        row.textOrNull("phone"),
        row.text("notes"),
        row.numberOrNull("portfolio_id"),
        row.textOrNull("portfolio_name"),
        row.flag("contract") ? contract(row) : null,
        row.number("contacts"));
  }

  private static Contract contract(Row row) {
    var day = row.numberOrNull("due_day");
    return new Contract(
        row.textOrNull("plan"),
        row.texts("products"),
        row.texts("modules"),
        row.texts("trained"),
        day == null ? null : day.intValue(),
        row.constant("standing", Standing.class),
        row.dateOrNull("since"),
        row.dateOrNull("until"));
  }
}
