-- A company by any part of what it is known as, accents aside, as people are found.
create index company_known_as on company using gin (known_as(name, external_id, tax_id, '', phone) gin_trgm_ops);
