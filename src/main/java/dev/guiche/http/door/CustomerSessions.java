package dev.guiche.http.door;

import dev.guiche.contact.ContactId;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import java.util.Optional;

/** Which customers are logged in. A session ends after 30 days without a request. */
public final class CustomerSessions {
  public static final String COOKIE = "guiche_portal";

  private final Database database;

  public CustomerSessions(Database database) {
    this.database = database;
  }

  /** Returns what goes into the cookie. */
  public static String open(Sql sql, ContactId contact) {
    String token = Secrets.make();
    sql.update(
        "insert into portal_session (token_hash, contact_id, created_at, seen_at)"
            + " values ($1, $2, now(), now())",
        Secrets.hash(token),
        contact);
    return token;
  }

  /** Whose cookie it is, if its session lives; to be seen prolongs it. */
  Optional<Customer> find(String token) {
    record Found(Customer customer, boolean stale) {}
    byte[] hash = Secrets.hash(token);
    var found =
        database.first(
            """
            select coalesce(c.merged_into, c.id) as contact_id, s.seen_at < now() - interval '1 hour' as stale
            from portal_session s join contact c on c.id = s.contact_id
            where s.token_hash = $1 and s.seen_at > now() - interval '30 days'
            """,
            row ->
                new Found(
                    new Customer(new ContactId(row.number("contact_id")), hash), row.flag("stale")),
            hash);
    if (found.isPresent() && found.get().stale()) {
      database.update("update portal_session set seen_at = now() where token_hash = $1", hash);
    }
    return found.map(Found::customer);
  }

  public void close(Customer customer) {
    database.update("delete from portal_session where token_hash = $1", customer.session());
  }

  /** Forgets what is over. Call it now and then. */
  public void sweep() {
    database.update("delete from portal_session where seen_at < now() - interval '30 days'");
  }
}
