-- Web hooks: what is told to other programs, in the order in which it was written down, until they have it.

-- The transaction that wrote an entry, however often it is changed later.
alter table entry add column born xid8 not null default pg_current_xact_id();

create table webhook (
  id             bigint generated always as identity primary key,
  name           text not null unique,              -- its key in channels.yml
  seen           pg_snapshot not null default pg_current_snapshot(),   -- all that it shows has been written down
  failures       int not null default 0,            -- in a row
  failing_since  timestamptz,
  rest_until     timestamptz,                       -- not asked before, while it fails
  paused_at      timestamptz                        -- failed for so long that it is not asked any more
);

create table webhook_delivery (
  id           bigint generated always as identity primary key,
  webhook_id   bigint not null references webhook on delete cascade,
  entry_id     bigint references entry,             -- null: a trial
  timeline_id  bigint references timeline,
  type         text not null,
  body         text not null,
  status       text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  attempts     int not null default 0,
  due_at       timestamptz not null default now(),
  created_at   timestamptz not null default now(),
  tried_at     timestamptz,                         -- the first time since it was made or sent again
  finished_at  timestamptz,
  code         int,                                 -- of the last answer; null: none came
  answer       text,                                -- how it began, or why none came
  millis       int,
  constraint webhook_tells_once unique (webhook_id, entry_id)
);
create index webhook_delivery_pending on webhook_delivery (webhook_id, id) where status = 'pending';
create index webhook_delivery_log on webhook_delivery (webhook_id, status, id desc);
create index webhook_delivery_old on webhook_delivery using brin (created_at);
