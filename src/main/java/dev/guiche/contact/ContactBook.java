package dev.guiche.contact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guiche.contact.company.WrongValue;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.List;

/** Keeps many people at once, as an ERP or a person who knows them states them. */
public final class ContactBook {
  /**
   * Keeps these as they are to be; in the order in which they are given, their numbers. An e-mail
   * address that is new and nobody else's is theirs from now on: who states it, confirms it.
   *
   * @throws WrongValue where a number in the ERP is somebody else's
   */
  public List<ContactId> save(Sql tx, List<ContactSheet> sheets) {
    var rows = JsonNodeFactory.instance.arrayNode();
    var ids = new ArrayList<ContactId>();
    var fresh = fresh(tx, (int) sheets.stream().filter(s -> s.id() == null).count());
    for (var sheet : sheets) {
      var id = sheet.id() == null ? fresh.removeLast() : sheet.id();
      ids.add(id);
      rows.add(sheet.asRow(id.value()));
    }
    try {
      write(tx, rows);
    } catch (DatabaseFailure failure) {
      if (failure.violates("contact_external_id_is_used_once")) {
        throw new WrongValue("externalId", "Outra pessoa já tem este código. Confira o código.");
      }
      throw failure;
    }
    return ids;
  }

  private static List<ContactId> fresh(Sql tx, int count) {
    return new ArrayList<>(
        tx.list(
            "select nextval(pg_get_serial_sequence('contact', 'id')) as id from generate_series(1,"
                + " $1)",
            row -> new ContactId(row.number("id")),
            count));
  }

  private static void write(Sql tx, com.fasterxml.jackson.databind.JsonNode rows) {
    tx.update(
        """
        insert into contact as c (id, external_id, name, email, phone, company_id, company_role, trained, portfolio_id, segment,
          notes)
        overriding system value
        select x.id, x.external_id, x.name, x.email, x.phone, x.company, x.role, x.trained, x.portfolio, x.segment,
          x.notes
        from jsonb_to_recordset($1) as x(id bigint, external_id text, name text, email text, phone text,
          company bigint, role text, trained text[], portfolio bigint, segment text, notes text)
        on conflict (id) do update set external_id = excluded.external_id, name = excluded.name,
          email = excluded.email, phone = excluded.phone, company_id = excluded.company_id,
          company_role = excluded.company_role, trained = excluded.trained, portfolio_id = excluded.portfolio_id, segment = excluded.segment,
          notes = excluded.notes
        """,
        rows);
    tx.update(
        """
        insert into contact_address (contact_id, kind, address)
        select x.id, 'email', x.email from jsonb_to_recordset($1) as x(id bigint, email text)
        where x.email is not null
        on conflict do nothing
        """,
        rows);
  }
}
