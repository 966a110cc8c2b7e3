-- Who writes to us, and who answers.

create table contact (
  id          bigint generated always as identity primary key,
  name        text not null,
  email       text,                       -- where transcripts go: the sender's own, or confirmed by a consultant
  company     text,
  notes       text not null default '',
  locale      text,                       -- null: the organization's
  time_zone   text,
  created_at  timestamptz not null default now()
);

create table contact_address (
  id           bigint generated always as identity primary key,
  contact_id   bigint not null references contact,
  kind         text not null,
  address      text not null,
  created_at   timestamptz not null default now(),
  constraint contact_address_is_known_once unique (kind, address)
);
create index contact_address_of_contact on contact_address (contact_id);

create table desk (
  id       bigint generated always as identity primary key,
  key      text not null constraint desk_key_is_free unique,
  label    text not null,
  enabled  boolean not null default true
);

create table consultant (
  id             bigint generated always as identity primary key,
  email          text not null,
  name           text not null,
  password_hash  text not null,
  role           text not null check (role in ('consultant', 'supervisor', 'admin')),
  capacity       int not null default 4 check (capacity between 0 and 1000),
  enabled        boolean not null default true,
  created_at     timestamptz not null default now(),

  -- Presence: what the consultant chose, and whether any of their screens is connected.
  status         text not null default 'available' check (status in ('available', 'busy', 'pause', 'offline')),
  status_reason  text,
  gone_since     timestamptz default now(),            -- null while a screen is connected
  idle_since     timestamptz not null default now(),   -- last time work was given or finished
  load           int not null default 0                -- conversations in hand; kept by the verbs that give and take them
);
create unique index consultant_email_is_free on consultant (lower(email));

create table desk_member (
  desk_id        bigint not null references desk on delete cascade,
  consultant_id  bigint not null references consultant on delete cascade,
  primary key (desk_id, consultant_id)
);
create index desk_member_of_consultant on desk_member (consultant_id);
