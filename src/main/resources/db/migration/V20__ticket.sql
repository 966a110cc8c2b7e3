-- Tickets: needs that outlive a talk, and what signs the addresses by which answers find them.

-- Secrets of this installation, each made once and kept for ever: what they signed is in people's mailboxes.
create table signing_key (
  name        text primary key,
  key         bytea not null check (length(key) >= 32),
  created_at  timestamptz not null default now()
);

create table ticket (
  id                  bigint generated always as identity primary key,
  protocol            text not null constraint ticket_protocol_is_given_once unique,
  timeline_id         bigint not null unique references timeline,  -- its change is the ticket's
  contact_id          bigint not null references contact,          -- the requester
  desk_id             bigint not null references desk,
  workflow            text not null,
  stage               text not null,
  last_visible_stage  text,                                        -- what the customer sees while the stage is internal
  stage_since         timestamptz not null default now(),
  category            text not null,
  priority            int not null check (priority between 0 and 3),   -- low, normal, high, urgent
  title               text not null check (title <> ''),
  consultant_id       bigint references consultant,                -- the assignee
  origin              text not null check (origin in ('conversation', 'email', 'consultant')),
  opened_by           bigint references consultant,                -- null: the customer
  why                 text,                                        -- the reason of an escalation; stays in the house
  mailbox             text,                                        -- the e-mail channel by which it came
  solution            text,
  reason              text,                                        -- why it was denied or cancelled; the customer reads it
  opened_at           timestamptz not null default now(),
  closed_at           timestamptz
) with (fillfactor = 80);
create index ticket_of_contact on ticket (contact_id, id desc);
create index ticket_of_desk on ticket (desk_id, id desc);
create index ticket_open_of_desk on ticket (desk_id, id desc) where closed_at is null;
create index ticket_open_of_consultant on ticket (consultant_id, id desc) where closed_at is null;

create table ticket_conversation (
  ticket_id        bigint not null references ticket,
  conversation_id  bigint not null references conversation,
  escalated        boolean not null,      -- this conversation became the ticket
  linked_at        timestamptz not null default now(),
  primary key (ticket_id, conversation_id)
);
create index ticket_of_conversation on ticket_conversation (conversation_id);
create unique index conversation_is_escalated_once on ticket_conversation (conversation_id) where escalated;

-- Third parties wrote in, and see nothing.
create table ticket_participant (
  ticket_id   bigint not null references ticket,
  contact_id  bigint not null references contact,
  role        text not null check (role in ('requester', 'third_party')),
  email       text,                       -- where this person wrote from
  added_at    timestamptz not null default now(),
  primary key (ticket_id, contact_id)
);
create index ticket_participant_contact on ticket_participant (contact_id);

-- Every stage that a ticket passed, and who moved it there.
create table ticket_stage_log (
  id             bigint generated always as identity primary key,
  ticket_id      bigint not null references ticket,
  stage          text not null,
  clock_running  boolean not null,
  consultant_id  bigint references consultant,     -- null: the customer's word or a rule
  entered_at     timestamptz not null default now(),
  left_at        timestamptz
);
create index ticket_stage_log_of_ticket on ticket_stage_log (ticket_id, id);

-- How much automatic mail an address has had in the hour that began at since.
create table automatic_mail (
  address  text primary key,
  since    timestamptz not null default now(),
  sent     int not null default 1
);
