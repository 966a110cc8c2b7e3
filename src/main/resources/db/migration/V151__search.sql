-- Finding by words, names, numbers. Words are written down behind the commits, by WordIndex.

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- In which spellings are equal. The dictionary is named, so that the answer depends on nothing else.
create function plain(text) returns text immutable parallel safe strict language sql
  as $$ select lower(public.unaccent('public.unaccent', $1)) $$;

create text search configuration guiche (copy = pg_catalog.portuguese);
alter text search configuration guiche
  alter mapping for hword, hword_part, word with public.unaccent, portuguese_stem;

-- No foreign key: it would lock timelines that somebody writes on.
create table spoken (
  id           bigint generated always as identity primary key,   -- newer words have higher numbers
  timeline_id  bigint not null,
  entry_id     bigint not null,           -- 0: the title and the solution
  edited_at    timestamptz,               -- of the wording that was read
  words        tsvector not null,
  constraint spoken_is_kept_once unique (timeline_id, entry_id)
);
create index spoken_words on spoken using gin (words);

-- Up to which change of which timeline words are written down.
create table spoken_until (
  changed      xid8 not null,
  timeline_id  bigint not null
);
insert into spoken_until values ('0', 0);

-- Many timelines may have changed in one transaction: they are read by the page.
drop index timeline_changed;
create index timeline_changed on timeline (changed, id);

-- At most so many timelines, those with the newest words first. Only the index of words can be quick here.
create function spoken_places(question tsquery, most int) returns setof bigint stable language sql
  set enable_seqscan = off
  as $$
    select timeline_id from (select id, timeline_id from spoken where words @@ question limit most) found
    order by id desc
  $$;

-- All that a person is known as, in one text, so that one index finds any part of it.
create function known_as(name text, company text, email text, number text, phone text) returns text immutable parallel safe language sql
  as $$ select public.plain(name || ' ' || coalesce(company, '') || ' ' || coalesce(email, '') || ' ' || coalesce(number, '')
    || ' ' || coalesce(phone, '')) $$;
create index contact_known_as on contact using gin (known_as(name, company, email, external_id, phone) gin_trgm_ops);
create index contact_name_begins on contact (plain(name) text_pattern_ops);
create index contact_address_like on contact_address using gin (address gin_trgm_ops);

-- At most so many people whose names resemble what was typed, the most alike first.
create function people_like(typed text, most int) returns setof bigint stable language sql
  set pg_trgm.word_similarity_threshold = 0.45
  as $$
    select id from (
      select id, word_similarity(public.plain(typed), known_as(name, company, email, external_id, phone)) as alike
      from contact
      where merged_into is null and public.plain(typed) <% known_as(name, company, email, external_id, phone)
      limit 1000) found
    order by alike desc, id desc limit most
  $$;
