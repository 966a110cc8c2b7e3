-- Customers who wait, fall silent, and leave.

alter table conversation
  add column confirming boolean not null default false;   -- asked whether any doubt remains, and not answered yet

-- What was said and to whom while somebody waited; a time before the wait began belongs to an earlier one.
create table care (
  conversation_id  bigint primary key references conversation on delete cascade,
  reminded_at      timestamptz,                -- the consultant
  called_at        timestamptz,                -- the supervisors
  told_at          timestamptz,                -- the customer: we are still on it
  warned_at        timestamptz,                -- the customer: say something
  place            int,                        -- in the queue, as the customer knows it
  placed_at        timestamptz,
  estimate         int,                        -- seconds, as first told
  estimated_at     timestamptz,
  waited           int                         -- seconds from then until a consultant had it
);
create index care_measured on care (estimated_at) where waited is not null;

-- The solution with which a talk ends unless the customer has a doubt.
create table closing_question (
  conversation_id  bigint primary key references conversation on delete cascade,
  consultant_id    bigint not null references consultant,
  solution         text not null,
  asked_at         timestamptz not null
);

-- Who was asked for a grade and how far they have come.
create table rating_wish (
  conversation_id  bigint primary key references conversation on delete cascade,
  address_id       bigint not null references contact_address,
  channel          text not null,
  until            timestamptz not null,        -- later words are no grade any more
  step             text not null check (step in ('stars', 'comment', 'done')),
  missed           boolean not null default false,   -- a grade out of range was answered once
  comment          text not null default '',
  answer           text                         -- what the house says next, by the key of its words
);
create index rating_wish_of_address on rating_wish (address_id, channel, until desc);
create index rating_rated on rating (rated_at);
