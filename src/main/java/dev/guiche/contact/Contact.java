package dev.guiche.contact;

import dev.guiche.channel.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param email where transcripts go, lower-case; null while nobody knows it
 * @param locale a language tag such as {@code pt-BR}, or null for the organization's
 * @param timeZone an IANA zone, or null for the organization's
 */
public record Contact(
    ContactId id,
    String name,
    @Nullable String email,
    @Nullable String company,
    String notes,
    @Nullable String locale,
    @Nullable String timeZone,
    List<Address> addresses) {}
