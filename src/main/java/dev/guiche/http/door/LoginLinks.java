package dev.guiche.http.door;

import dev.guiche.contact.ContactId;
import dev.guiche.database.Sql;
import java.util.Optional;

/** Keys that are mailed and open the customers' area once, within a quarter of an hour. */
public final class LoginLinks {
  private LoginLinks() {}

  public static String make(Sql tx, ContactId contact) {
    String key = Secrets.make();
    tx.update(
        "insert into portal_login (token_hash, contact_id, created_at) values ($1, $2, now())",
        Secrets.hash(key),
        contact);
    return key;
  }

  /** Whose key it is; it opens nothing a second time. */
  public static Optional<ContactId> use(Sql tx, String key) {
    return tx.first(
        """
        delete from portal_login
        where token_hash = $1 and created_at > now() - interval '15 minutes' returning contact_id
        """,
        row -> new ContactId(row.number("contact_id")),
        Secrets.hash(key));
  }

  /** Forgets what nobody used. Call it now and then. */
  public static void sweep(Sql sql) {
    sql.update("delete from portal_login where created_at < now() - interval '15 minutes'");
  }
}
