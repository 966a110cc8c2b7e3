-- Which screens of consultants are connected, and to which node: what a dead node leaves is swept.

create table screen (
  id             bigint generated always as identity primary key,
  consultant_id  bigint not null references consultant on delete cascade,
  node           bigint not null,
  since          timestamptz not null default now()
);
create index screen_of_consultant on screen (consultant_id);
