-- Who follows a ticket, be it another desk's: they may open it, and hear what becomes of it. What they heard is read from
-- the timeline itself; kept is only what they have looked at.
create table watcher (
  timeline_id    bigint not null references timeline,     -- the ticket's
  consultant_id  bigint not null references consultant,
  why            text not null check (why in ('made', 'mentioned', 'transferred', 'chose')),
  added_by       bigint not null references consultant,
  since          timestamptz not null default now(),
  primary key (timeline_id, consultant_id)
);
create index watcher_of_consultant on watcher (consultant_id);

create table notification_read (
  consultant_id  bigint not null references consultant,
  entry_id       bigint not null references entry,
  read_at        timestamptz not null default now(),
  primary key (consultant_id, entry_id)
);
