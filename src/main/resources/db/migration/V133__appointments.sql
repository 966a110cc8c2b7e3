create table appointment (
  id             bigint generated always as identity primary key,
  ticket_id      bigint not null references ticket,
  kind           text not null check (kind in ('training', 'visit', 'preventive')),
  starts_at      timestamptz not null,
  minutes        int not null check (minutes between 5 and 1440),
  place          text,                                 -- an address, or a link for one that is held remotely
  consultant_id  bigint references consultant,         -- who goes
  remind         bigint[] not null,                    -- minutes before
  sequence       int not null default 0,               -- counts the changes, for calendars
  cancelled_at   timestamptz,
  created_by     bigint not null references consultant,
  created_at     timestamptz not null default now()
);
create index appointment_of_ticket on appointment (ticket_id, starts_at);
create index appointment_by_day on appointment (starts_at) where cancelled_at is null;

-- Each is the subject of one timer.
create table appointment_reminder (
  id              bigint generated always as identity primary key,
  appointment_id  bigint not null references appointment,
  due_at          timestamptz not null
);
create index appointment_reminder_of_appointment on appointment_reminder (appointment_id);
