package dev.guiche.contact;

import dev.guiche.channel.Address;
import dev.guiche.contact.company.CompanyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param email where transcripts go, lower-case; null while nobody knows it
 * @param company the name of their company, or null
 * @param locale a language tag such as {@code pt-BR}, or null for the organization's
 * @param timeZone an IANA zone, or null for the organization's
 * @param externalId their number in the ERP, or null
 * @param phone in E.164, as they told it, or null
 * @param trained the modules in which this person was trained; empty: those of the company
 * @param segment what somebody does who is no customer yet, or null
 * @param portfolio the number of the consultant who looks after them, or null for whoever looks
 *     after their company
 */
public record Contact(
    ContactId id,
    String name,
    @Nullable String email,
    @Nullable String company,
    String notes,
    @Nullable String locale,
    @Nullable String timeZone,
    List<Address> addresses,
    @Nullable CompanyId companyId,
    CompanyRole role,
    @Nullable String externalId,
    @Nullable String phone,
    List<String> trained,
    @Nullable String segment,
    @Nullable Long portfolio) {}
