-- A customer with an open ticket who writes anew is asked once whether it is about that.
create table about_ticket (
  conversation_id  bigint primary key references conversation on delete cascade,
  tickets          bigint[] not null,              -- as they were offered
  asked_at         timestamptz not null default now(),
  answer           text check (answer in ('yes', 'no', 'silent'))   -- null: not yet
);
