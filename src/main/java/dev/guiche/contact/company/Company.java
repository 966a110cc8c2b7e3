package dev.guiche.contact.company;

import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param externalId its number in the ERP, or null
 * @param taxId a {@link TaxId}, or null
 * @param phone in E.164, or null
 * @param portfolio the number of the consultant who looks after it, or null
 * @param contract null: they have none
 * @param contacts how many people of it we know
 */
public record Company(
    CompanyId id,
    @Nullable String externalId,
    String name,
    @Nullable String taxId,
    @Nullable String phone,
    String notes,
    @Nullable Long portfolio,
    @Nullable String portfolioName,
    @Nullable Contract contract,
    long contacts) {}
