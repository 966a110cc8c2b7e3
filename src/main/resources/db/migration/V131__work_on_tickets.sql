alter table ticket add column merged_into bigint references ticket;
create index ticket_merged on ticket (merged_into) where merged_into is not null;

-- Of tickets and conversations alike.
create table tag (
  timeline_id  bigint not null references timeline,
  tag          text not null check (tag <> ''),
  primary key (timeline_id, tag)
);
create index tag_by_name on tag (tag, timeline_id);

create table ticket_task (
  id          bigint generated always as identity primary key,
  ticket_id   bigint not null references ticket,
  text        text not null check (text <> ''),
  assignee    bigint references consultant,
  due_at      timestamptz,
  created_by  bigint not null references consultant,
  created_at  timestamptz not null default now(),
  done_by     bigint references consultant,
  done_at     timestamptz
);
create index ticket_task_of_ticket on ticket_task (ticket_id, id);

create table ticket_link (
  from_ticket  bigint not null references ticket,
  to_ticket    bigint not null references ticket,
  kind         text not null check (kind in ('relates', 'duplicates', 'causes')),
  linked_by    bigint not null references consultant,
  linked_at    timestamptz not null default now(),
  primary key (from_ticket, to_ticket, kind),
  check (from_ticket <> to_ticket)
);
create index ticket_link_back on ticket_link (to_ticket);
