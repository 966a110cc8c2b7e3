package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.Sql;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A customer as somebody who reads what we write.
 *
 * @param name a first name, or empty
 * @param email where they read mail, or null
 * @param zone in which times are shown to them
 */
public record Reader(
    ContactId contact, String name, @Nullable String email, Wording wording, ZoneId zone) {

  /** What we know of them, completed by what holds for the organization. */
  public static Reader of(Sql sql, ContactId id, Organization house) {
    var contact = new Contacts().get(sql, id).orElseThrow(() -> new Refusal.NotFound("contact"));
    Locale locale =
        contact.locale() == null ? house.locale() : Locale.forLanguageTag(contact.locale());
    return new Reader(
        id,
        Wording.firstName(contact.name()),
        contact.email(),
        Wording.in(locale),
        zone(contact.timeZone(), house.zone()));
  }

  private static ZoneId zone(@Nullable String name, ZoneId otherwise) {
    try {
      return name == null ? otherwise : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return otherwise;
    }
  }
}
