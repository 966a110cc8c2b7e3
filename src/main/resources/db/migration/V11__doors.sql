-- Who may come in: people by sessions, programs by tokens. Only hashes are kept.

create table session (
  token_hash     bytea primary key,            -- SHA-256 of the cookie
  consultant_id  bigint not null references consultant on delete cascade,
  created_at     timestamptz not null default now(),
  seen_at        timestamptz not null default now()
);
create index session_of_consultant on session (consultant_id);
create index session_seen on session (seen_at);

create table api_token (
  id             bigint generated always as identity primary key,
  name           text not null,
  role           text not null check (role in ('consultant', 'supervisor', 'admin')),
  consultant_id  bigint not null references consultant on delete cascade,
  secret_hash    bytea not null unique,        -- SHA-256 of the secret
  created_at     timestamptz not null default now(),
  used_at        timestamptz
);

-- Failed logins, by account and by address: every node counts here, so that more nodes are not more guesses.
create table login_failure (
  key      text primary key,
  count    int not null,
  since    timestamptz not null
);

-- What stands on each screen, so that two consultants on one conversation see each other, on whatever nodes.
alter table screen
  add column conversation_id  bigint,
  add column ticket_id        bigint;
create index screen_on_conversation on screen (conversation_id) where conversation_id is not null;
create index screen_on_ticket on screen (ticket_id) where ticket_id is not null;
