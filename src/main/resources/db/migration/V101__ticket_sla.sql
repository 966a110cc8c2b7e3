-- What we mean to keep for a ticket, and whether we did. One row for each aim; for the next answer one for each wait.
create table ticket_sla (
  id           bigint generated always as identity primary key,
  ticket_id    bigint not null references ticket,
  aim          text not null check (aim in ('first_answer', 'next_answer', 'solution')),
  span         text not null,              -- as the file says it: 3bd, 4bh, 24h
  started_at   timestamptz not null,
  warn_at      timestamptz not null,       -- when a quarter of the time is left
  due_at       timestamptz not null,       -- while the clock stands: if it ran on from paused_at
  paused_at    timestamptz,                -- since when the stage's clock stands
  met_at       timestamptz,                -- when it was over, in time or not
  breached_at  timestamptz                 -- when it should have been over and was not
);
create unique index ticket_sla_is_open_once on ticket_sla (ticket_id, aim) where met_at is null;
create index ticket_sla_of_ticket on ticket_sla (ticket_id);
create index ticket_sla_next on ticket_sla (due_at) where met_at is null and paused_at is null;
