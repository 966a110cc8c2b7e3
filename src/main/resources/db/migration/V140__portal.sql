-- The customers' area: who is in, which mails they want, what they think of us.

create table portal_login (
  token_hash  bytea primary key,                 -- SHA-256 of what the mailed link carries; gone once used
  contact_id  bigint not null references contact on delete cascade,
  created_at  timestamptz not null default now()
);

create table portal_session (
  token_hash  bytea primary key,                 -- SHA-256 of the cookie
  contact_id  bigint not null references contact on delete cascade,
  created_at  timestamptz not null default now(),
  seen_at     timestamptz not null default now()
);
create index portal_session_seen on portal_session (seen_at);

-- Where mails stand that belong to no talk and no ticket, such as a link to log in.
create table letter_line (
  contact_id   bigint primary key references contact on delete cascade,
  timeline_id  bigint not null references timeline
);

-- Whoever is not here gets all mail.
create table mail_wish (
  contact_id   bigint primary key references contact on delete cascade,
  stages       boolean not null default true,
  transcripts  boolean not null default true,
  reminders    boolean not null default true
);

-- Of a ticket or of a talk, once.
create table rating (
  id               bigint generated always as identity primary key,
  contact_id       bigint not null references contact,
  ticket_id        bigint unique references ticket,
  conversation_id  bigint unique references conversation,
  stars            int not null check (stars between 1 and 5),
  comment          text not null default '',
  rated_at         timestamptz not null default now(),
  check (num_nonnulls(ticket_id, conversation_id) = 1)
);

alter table attachment add column uploaded_contact bigint references contact;

-- More ways in are to come; which there are, the program says.
alter table ticket drop constraint if exists ticket_origin_check;
