-- Written now, said at another time. It stands on no timeline until then, so that nothing that customers see must know
-- that it is not said yet; the timer 'later-message' says it.
create table later_message (
  id             bigint generated always as identity primary key,
  timeline_id    bigint not null references timeline,
  consultant_id  bigint not null references consultant,
  text           text not null,
  client_key     text not null unique,
  due_at         timestamptz not null,
  created_at     timestamptz not null default now()
);
create index later_message_on_timeline on later_message (timeline_id, due_at);
