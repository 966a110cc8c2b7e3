-- Who has said whether an article helped: once a day, and not too often from one place.
create table article_vote (
  article_id  bigint not null references article on delete cascade,
  voter       text not null,                  -- a hash of the address; who it is, is not our business
  at          timestamptz not null default now(),
  primary key (voter, article_id)
);
create index article_vote_at on article_vote (at);
