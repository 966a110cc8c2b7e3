-- What the contract gates of the desks decided: never silent, and read again in figures.

create table gate_decision (
  id               bigint generated always as identity primary key,
  contact_id       bigint not null references contact,
  desk             text not null,                           -- whose gate it was, by its key
  rule             text not null,
  answer           text not null check (answer in ('allow', 'warn', 'route', 'refuse', 'charge')),
  ticket_id        bigint references ticket,                -- null: refused, and none was made
  conversation_id  bigint references conversation,
  consultant_id    bigint references consultant,            -- who wanted to open it; null: the customer
  pass_reason      text,                                    -- somebody with the right passed it all the same
  product          text,
  module           text,
  at               timestamptz not null default now()
);
create index gate_decision_of_ticket on gate_decision (ticket_id) where ticket_id is not null;
create index gate_decision_of_contact on gate_decision (contact_id, id desc);
