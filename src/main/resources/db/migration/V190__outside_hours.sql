-- Who comes while a desk is closed, and who is called for an emergency.

alter table conversation
  add column absence_at timestamptz,     -- when the customer was told that nobody is there; once in a talk
  add column held_until timestamptz;     -- in the queue, but not given out before: the desk is closed until then
create index conversation_held on conversation (desk_id) where state = 'queued' and held_until is not null;

create table called (
  conversation_id  bigint not null references conversation on delete cascade,
  consultant_id    bigint not null references consultant on delete cascade,
  at               timestamptz not null default now(),
  primary key (conversation_id, consultant_id)
);
create index called_consultant on called (consultant_id);
