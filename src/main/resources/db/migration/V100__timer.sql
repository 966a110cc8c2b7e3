-- What is to happen at a time. A row goes in the transaction in which it rings, and so rings once on any number of nodes.
create table timer (
  kind      text not null,
  subject   bigint not null,                         -- what it is about; the kind says of which table
  due_at    timestamptz not null,
  ring_at   timestamptz not null,                    -- later than due_at when ringing failed
  details   jsonb not null default '{}',
  attempts  int not null default 0,                  -- how often ringing failed
  failure   text,
  primary key (kind, subject)
);
create index timer_ring on timer (ring_at);
create index timer_failing on timer (kind) where attempts > 0;
