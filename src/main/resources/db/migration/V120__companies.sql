-- Who pays: companies and their contracts. What contacts had as a text becomes a link.

create table company (
  id           bigint generated always as identity primary key,
  external_id  text constraint company_external_id_is_used_once unique,   -- the number in the ERP, which is the source
  name         text not null check (name <> ''),
  tax_id       text constraint company_tax_id_is_used_once unique,        -- CNPJ: 14 characters, no punctuation
  phone        text,                                                      -- E.164
  notes        text not null default '',
  portfolio_id bigint references consultant,                              -- who looks after them
  created_at   timestamptz not null default now()
);
create index company_by_name on company (lower(name), id);

create table contract (
  company_id  bigint primary key references company on delete cascade,
  plan        text,
  products    text[] not null default '{}',
  modules     text[] not null default '{}',
  trained     text[] not null default '{}',      -- modules whose users have been trained
  due_day     int check (due_day between 1 and 31),
  standing    text not null default 'ok' check (standing in ('ok', 'pending', 'blocked', 'ended')),
  since       date,
  until       date                               -- the last day on which it holds
);

alter table contact
  add column external_id  text constraint contact_external_id_is_used_once unique,
  add column phone        text,                  -- E.164, as they told it; no proof that it is theirs
  add column company_id   bigint references company on delete set null,
  add column company_role text not null default 'user' check (company_role in ('user', 'master')),
  add column trained      text[] not null default '{}',   -- this person's; empty: the company's
  add column segment      text,                  -- what they do, of somebody who is no customer yet
  add column merged_into  bigint references contact;
create index contact_of_company on contact (company_id);
create index contact_by_email on contact (lower(email)) where merged_into is null;
create index contact_by_phone on contact (phone) where phone is not null and merged_into is null;

insert into company (name)
select distinct on (lower(trim(company))) trim(company) from contact where trim(company) <> ''
order by lower(trim(company)), id;
update contact c set company_id = k.id from company k where lower(k.name) = lower(trim(c.company));

-- Lists show the company's name beside the person's: a copy, that nobody but these two writes.
create function contact_bears_its_companys_name() returns trigger language plpgsql as $$
begin
  new.company := (select name from company where id = new.company_id);
  return new;
end $$;
create trigger contact_bears_its_companys_name before insert or update of company_id, company on contact
  for each row execute function contact_bears_its_companys_name();

create function company_gives_its_name() returns trigger language plpgsql as $$
begin
  update contact set company = new.name where company_id = new.id;
  return null;
end $$;
create trigger company_gives_its_name after update of name on company
  for each row when (old.name is distinct from new.name) execute function company_gives_its_name();
