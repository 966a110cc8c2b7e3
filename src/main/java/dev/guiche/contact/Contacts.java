package dev.guiche.contact;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.company.Companies;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds, makes and changes contacts. Every method runs in the transaction, or on the pool, that it
 * is given.
 */
public final class Contacts {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@.<>,;\"]+");

  private final Companies companies = new Companies();

  /** An address on file and whose it is. */
  public record Known(long address, ContactId contact) {}

  /**
   * The contact behind an address, made if this is their first word. Two that ask at once get the
   * same one.
   *
   * @param name as the channel shows it; empty where it does not
   * @param email proven by the channel, or null; kept only while the contact has none
   */
  public Known meet(Sql tx, Address address, String name, @Nullable String email) {
    tx.send("select pg_advisory_xact_lock(hashtextextended($1, 1))::text", address.toString());
    var known = find(tx, address).orElseGet(() -> make(tx, address, name, email));
    if (email != null) {
      tx.send(
          "update contact set email = $2 where id = $1 and email is null",
          known.contact(),
          email.toLowerCase(Locale.ROOT));
    }
    return known;
  }

  public Optional<Known> find(Sql sql, Address address) {
    return sql.first(
        "select id, contact_id from contact_address where kind = $1 and address = $2",
        Contacts::known,
        address.kind(),
        address.value());
  }

  private static Known make(Sql tx, Address address, String name, @Nullable String email) {
    return tx.one(
        """
        with person as (
          insert into contact (name, email) values ($1, $2) returning id)
        insert into contact_address (contact_id, kind, address)
        select id, $3, $4 from person
        returning id, contact_id
        """,
        Contacts::known,
        name.isBlank() ? unnamed(address) : name.strip(),
        email == null ? null : email.toLowerCase(Locale.ROOT),
        address.kind(),
        address.value());
  }

  /** Names somebody of whom we know no better name; what they say of themselves is not proven. */
  public void introduce(Sql tx, ContactId id, String name) {
    tx.update(
        """
        update contact set name = $2
        where id = $1 and (name !~ '[[:alpha:]]' or name ~ '^(Visitante|Telegram) \\S+$')
        """,
        id,
        name.strip());
  }

  /** Who looks after a person. */
  public record Keeper(long id, String name) {}

  /** Empty where nobody does, but perhaps somebody looks after their company. */
  public Optional<Keeper> keeper(Sql sql, ContactId id) {
    return sql.first(
        "select k.id, k.name from contact c join consultant k on k.id = c.portfolio_id where c.id ="
            + " $1",
        row -> new Keeper(row.number("id"), row.text("name")),
        id);
  }

  /** What we call somebody who gave no name. */
  private static String unnamed(Address address) {
    return switch (address.kind()) {
      case WEBCHAT ->
          "Visitante " + address.value().substring(0, Math.min(4, address.value().length()));
      case EMAIL, WHATSAPP, PHONE -> address.value();
      case TELEGRAM -> "Telegram " + address.value();
    };
  }

  private static Known known(Row row) {
    return new Known(row.number("id"), new ContactId(row.number("contact_id")));
  }

  /** Who was merged into somebody else answers with that person. */
  public Optional<Contact> get(Sql sql, ContactId id) {
    return sql.first(
        SELECT
            + " where c.id = (select coalesce(m.merged_into, m.id) from contact m where m.id = $1)",
        row -> contact(row, addresses(sql, row.number("id"))),
        id);
  }

  public Optional<Contact> ofExternal(Sql sql, String externalId) {
    return sql.first(
        SELECT + " where c.external_id = $1 and c.merged_into is null",
        row -> contact(row, addresses(sql, row.number("id"))),
        externalId.strip());
  }

  /** All of them without their addresses, for a comparison. */
  public List<Contact> all(Sql sql) {
    return sql.list(SELECT + " where c.merged_into is null", row -> contact(row, List.of()));
  }

  /** By name; without their addresses. */
  public List<Contact> ofCompany(Sql sql, CompanyId company) {
    return sql.list(
        SELECT
            + " where c.company_id = $1 and c.merged_into is null order by lower(c.name), c.id"
            + " limit 200",
        row -> contact(row, List.of()),
        company);
  }

  /** At most {@code limit} contacts that {@link PeopleSearch} finds, by name. */
  public List<Contact> search(Sql sql, String text, int limit) {
    return named(sql, new PeopleSearch(sql).find(text, Math.max(limit, 500)), limit);
  }

  /** At most {@code limit} of these, by name. */
  public List<Contact> named(Sql sql, List<Long> ids, int limit) {
    return sql.list(
        SELECT + " where c.id = any($1) order by c.name, c.id limit $2",
        row -> contact(row, List.of()),
        ids.toArray(Long[]::new),
        limit);
  }

  private static final String SELECT =
      """
      select c.id, c.name, c.email, c.company, c.notes, c.locale, c.time_zone, c.company_id, c.company_role,
             c.external_id, c.phone, c.trained, c.segment, c.portfolio_id
      from contact c
      """;

  private static List<Address> addresses(Sql sql, long contact) {
    return sql.list(
        "select kind, address from contact_address where contact_id = $1 order by id",
        row -> new Address(row.constant("kind", ChannelKind.class), row.text("address")),
        contact);
  }

  private static Contact contact(Row row, List<Address> addresses) {
    var company = row.numberOrNull("company_id");
    return new Contact(
        new ContactId(row.number("id")),
        row.text("name"),
        row.textOrNull("email"),
        row.textOrNull("company"),
        row.text("notes"),
        row.textOrNull("locale"),
        row.textOrNull("time_zone"),
        addresses,
        company == null ? null : new CompanyId(company),
        row.constant("company_role", CompanyRole.class),
        row.textOrNull("external_id"),
        row.textOrNull("phone"),
        row.texts("trained"),
        row.textOrNull("segment"),
        row.numberOrNull("portfolio_id"));
  }

  /**
   * Writes down what a consultant learned; null leaves a field as it is, an empty text empties it.
   * A company is the one of that name, made if there is none.
   *
   * <p>What comes from an e-mail address that a consultant confirmed is this contact's from now on,
   * unless the address is known as somebody else's.
   */
  public void change(
      Sql sql,
      ContactId id,
      @Nullable String name,
      @Nullable String email,
      @Nullable String company,
      @Nullable String notes) {
    sql.send(
        """
        update contact set
          name = coalesce(nullif(trim($2), ''), name),
          email = case when $3::text is null then email else nullif(lower(trim($3)), '') end,
          company_id = case when $4 then $5::bigint else company_id end,
          notes = coalesce($6, notes)
        where id = $1
        """,
        id,
        name,
        email,
        company != null,
        company == null || company.isBlank() ? null : companies.named(sql, company),
        notes);
    if (email != null && !email.isBlank()) {
      sql.send(
          """
          insert into contact_address (contact_id, kind, address) values ($1, 'email', $2)
          on conflict do nothing
          """,
          id,
          Address.email(email).value());
    }
  }

  /** Whether this can be an e-mail address at all; the mail server has the last word. */
  public static boolean isEmail(String text) {
    return text.length() <= 254 && EMAIL.matcher(text.strip()).matches();
  }
}
