-- One person who was known as two. The record of it can be read afterwards.

create table contact_merge (
  id             bigint generated always as identity primary key,
  into_id        bigint not null references contact,
  from_id        bigint not null references contact,
  consultant_id  bigint not null references consultant,
  reason         text not null check (reason <> ''),
  before         jsonb not null,          -- what was known of both, and what was whose
  at             timestamptz not null default now()
);
create index contact_merge_into on contact_merge (into_id, id);

-- Whatever names a person by reference: a table that comes later is merged too. What both had once each stays the survivor's.
create function contact_references_move(from_contact bigint, into_contact bigint) returns void language plpgsql as $$
declare place record;
begin
  for place in
    select c.conrelid::regclass as tab, a.attname as col
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'contact'::regclass and cardinality(c.conkey) = 1
      and c.conrelid not in ('entry'::regclass, 'contact_merge'::regclass)   -- who wrote something remains who wrote it
  loop
    begin
      execute format('update %s set %I = $1 where %I = $2', place.tab, place.col, place.col)
        using into_contact, from_contact;
    exception when unique_violation then
      execute format('delete from %s where %I = $1', place.tab, place.col) using from_contact;
    end;
  end loop;
end $$;
