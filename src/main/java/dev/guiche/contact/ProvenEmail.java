package dev.guiche.contact;

import dev.guiche.channel.Address;
import dev.guiche.database.Sql;
import java.util.Locale;
import java.util.Optional;

/**
 * Whoever shows that they read an address, or is vouched for by a system that knows them, is the
 * contact behind that address: proven facts alone join people.
 */
public final class ProvenEmail {
  private ProvenEmail() {}

  /** The contact that this address belongs to; of several who only gave it, the first one. */
  public static Optional<ContactId> owner(Sql sql, String email) {
    return sql.first(
        """
        select id from (
          select a.contact_id as id, 0 as rank from contact_address a where a.kind = 'email' and a.address = $1
          union all
          select c.id, 1 from contact c where lower(c.email) = lower($2) and c.merged_into is null) known
        order by rank, id limit 1
        """,
        row -> new ContactId(row.number("id")),
        Address.email(email).value(),
        email.strip().toLowerCase(Locale.ROOT));
  }

  /** The same; a new person gets a contact. The address is theirs from now on. */
  public static ContactId meet(Sql tx, String email, String name) {
    var address = Address.email(email);
    var known = owner(tx, email);
    known.ifPresent(
        contact ->
            tx.update(
                """
                insert into contact_address (contact_id, kind, address) values ($1, 'email', $2)
                on conflict do nothing
                """,
                contact,
                address.value()));
    return known.orElseGet(() -> new Contacts().meet(tx, address, name, address.value()).contact());
  }
}
