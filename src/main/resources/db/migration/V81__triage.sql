-- Where customers stand in the tree of questions, and what they have answered.

create table triage (
  conversation_id  bigint primary key references conversation on delete cascade,
  tree             text not null,
  question         text not null,              -- the one that waits for its answer
  misses           int not null default 0,     -- answers to it that were not understood
  answers          jsonb not null default '[]' -- [{question, field, ask, answer}] in the order of the tree
);

alter table conversation
  add column emergency boolean not null default false;   -- may call the consultant on call
