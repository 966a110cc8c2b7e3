-- Which entries went out in which transcript: the next one to the same address holds only what is new.
-- Entries are listed one by one, since a latecomer may stand before the last one that was sent.
create table transcript (
  id           bigint generated always as identity primary key,
  timeline_id  bigint not null references timeline,   -- the talk's
  entry_id     bigint not null references entry,      -- the event that carries the mail
  address      text not null,
  entries      bigint[] not null,
  sent_at      timestamptz not null default now()
);
create index transcript_of_timeline on transcript (timeline_id, address);
