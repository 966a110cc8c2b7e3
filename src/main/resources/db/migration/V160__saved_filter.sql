-- Views of the ticket list that people have named; a supervisor shares one with a desk.
create table saved_filter (
  id             bigint generated always as identity primary key,
  consultant_id  bigint not null references consultant on delete cascade,
  name           text not null check (name <> ''),
  query          jsonb not null,
  desk_id        bigint references desk on delete cascade,   -- null: only its owner's
  unique (consultant_id, name)
);
create index saved_filter_of_desk on saved_filter (desk_id) where desk_id is not null;

-- The board and the planning queue read each stage in its order.
create index ticket_open_by_priority on ticket (desk_id, stage, priority desc, id) where closed_at is null;
create index ticket_open_by_age on ticket (desk_id, stage, id) where closed_at is null;
create index ticket_ended on ticket (desk_id, stage, closed_at desc, id desc) where closed_at is not null;
