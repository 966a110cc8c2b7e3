package dev.guiche.contact;

import dev.guiche.database.Sql;
import java.util.List;

/**
 * Who may be the same person: the same e-mail, or the same telephone, its ninth digit missing or
 * not. It only suggests; a consultant who knows more decides.
 */
public final class Duplicates {
  private Duplicates() {}

  /** What two contacts have in common. */
  public enum Because {
    EMAIL,
    PHONE
  }

  public record Suggestion(ContactId contact, String name, String shared, Because because) {}

  public static List<Suggestion> of(Sql sql, ContactId contact) {
    return sql.list(
        """
        with spelled as (
          select id as contact_id, 'email' as because, lower(email) as value from contact
          where merged_into is null and email is not null
          union select contact_id, 'email', address from contact_address where kind = 'email'
          union select id, 'phone', phone from contact where merged_into is null and phone is not null
          union select contact_id, 'phone', address from contact_address where kind = 'whatsapp'),
        -- Numbers of old files may lack the digit that mobiles were given.
        same as (
          select contact_id, because,
            case because when 'phone'
              then regexp_replace(value, '^\\+55([1-9][1-9])([6-9][0-9]{7})$', '+55\\19\\2') else value end as value
          from spelled)
        select distinct on (o.contact_id) o.contact_id, c.name, o.value, o.because
        from same m join same o on o.because = m.because and o.value = m.value and o.contact_id <> m.contact_id
        join contact c on c.id = o.contact_id and c.merged_into is null
        where m.contact_id = $1
        order by o.contact_id, o.because limit 20
        """,
        row ->
            new Suggestion(
                new ContactId(row.number("contact_id")),
                row.text("name"),
                row.text("value"),
                row.constant("because", Because.class)),
        contact);
  }
}
