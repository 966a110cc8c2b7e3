-- Whom a note names: they are called, and may open what the note stands on.

create table mention (
  consultant_id  bigint not null references consultant,
  timeline_id    bigint not null references timeline,
  entry_id       bigint not null references entry,
  primary key (consultant_id, timeline_id, entry_id)
);
create index mention_in_entry on mention (entry_id);
