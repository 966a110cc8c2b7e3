-- Timelines, what stands on them, what leaves through the outbox, and conversations.
--
-- changed: the transaction that last touched a row. A reader that has seen everything up to a snapshot's horizon
-- (pg_snapshot_xmin) finds all that is new by changed >= horizon, whatever order transactions committed in.

create table timeline (
  id                   bigint generated always as identity primary key,
  contact_id           bigint not null references contact,
  last_position        bigint not null default 0,
  last_customer_order  bigint not null default 0,   -- the provider's count of the customer's newest message
  last_entry_at        timestamptz,
  last_customer_at     timestamptz,
  last_staff_at        timestamptz,
  waiting_since        timestamptz,                  -- since when the customer waits for our word; null: they do not
  unread               int not null default 0,      -- customer's entries that nobody of us has read
  changed              xid8 not null default pg_current_xact_id()
) with (fillfactor = 70);
create index timeline_changed on timeline (changed);
create index timeline_of_contact on timeline (contact_id);

create table entry (
  id              bigint generated always as identity primary key,
  timeline_id     bigint not null references timeline,
  position        bigint not null,             -- order on the timeline; steps of 65536 leave room for latecomers
  kind            text not null check (kind in ('message', 'note', 'event')),
  author          text not null check (author in ('customer', 'consultant', 'system')),
  consultant_id   bigint references consultant,
  contact_id      bigint references contact,
  visible         boolean not null,            -- to the customer; the one rule of visibility
  channel         text,
  external_id     text,
  subject         text,                        -- of a mail
  text            text not null default '',
  html            text,
  folded          text,
  event           jsonb,
  answers         text,                        -- external id of the message that this one replies to
  provider_order  bigint not null default 0,
  automatic       boolean not null default false,   -- written by a machine on the customer's side
  third_party     boolean not null default false,   -- by somebody who takes no part in the ticket
  has_files       boolean not null default false,
  client_key      text constraint entry_client_key_is_used_once unique,
  at              timestamptz not null default now(),
  edited_at       timestamptz,
  changed         xid8 not null default pg_current_xact_id()
);
create index entry_on_timeline on entry (timeline_id, position, id);
create unique index entry_is_received_once on entry (channel, external_id) where author = 'customer';

create table entry_revision (
  entry_id    bigint not null references entry,
  text        text not null,
  html        text,
  replaced_at timestamptz not null default now()
);
create index entry_revision_of_entry on entry_revision (entry_id);

create table attachment (
  id           bigint generated always as identity primary key,
  entry_id     bigint references entry,          -- null: uploaded and not sent yet
  uploaded_by  bigint references consultant,
  name         text not null,
  media_type   text not null,
  size         bigint,                           -- bytes; null until fetched
  state        text not null check (state in ('stored', 'pending', 'failed')),
  channel      text,
  reference    text,                             -- what the adapter needs to fetch it
  content_id   text,
  reason       text,
  attempts     int not null default 0,
  due_at       timestamptz not null default now(),
  created_at   timestamptz not null default now()
);
create index attachment_of_entry on attachment (entry_id);
create index attachment_to_fetch on attachment (due_at) where state = 'pending';

create table attachment_content (
  attachment_id  bigint primary key references attachment on delete cascade,
  bytes          bytea not null
);
alter table attachment_content alter column bytes set storage external;   -- most files are compressed already

create table delivery (
  id           bigint generated always as identity primary key,
  entry_id     bigint not null references entry,
  timeline_id  bigint not null references timeline,
  channel      text not null,
  kind         text not null,
  address      text not null,
  text         text not null,
  html         text,
  files        bigint[] not null default '{}',
  answers      text,
  envelope     jsonb,
  status       text not null default 'pending'
               check (status in ('pending', 'sending', 'sent', 'delivered', 'read', 'failed')),
  external_id  text,
  reason       text,
  attempts     int not null default 0,
  due_at       timestamptz not null default now(),
  node         bigint,                           -- who is sending it
  created_at   timestamptz not null default now(),
  finished_at  timestamptz
) with (fillfactor = 80);
create index delivery_of_entry on delivery (entry_id);
-- In order per conversation: the oldest unfinished one holds back those behind it.
create index delivery_unfinished on delivery (timeline_id, channel, id) where status in ('pending', 'sending');
create index delivery_due on delivery (due_at) where status = 'pending';
create index delivery_of_node on delivery (node) where status = 'sending';
create unique index delivery_is_sent_once on delivery (channel, external_id) where external_id is not null;

-- A provider's word on a message whose number at the provider we have not written down yet.
create table early_report (
  channel      text not null,
  external_id  text not null,
  status       text not null,
  reason       text,
  received_at  timestamptz not null default now(),
  primary key (channel, external_id)
);

create sequence node_number;   -- one for each start of a gateway; see Node

create table quarantine (
  id           bigint generated always as identity primary key,
  channel      text not null,
  external_id  text,
  raw          bytea not null,
  error        text not null,
  received_at  timestamptz not null default now(),
  settled_at   timestamptz
);
create unique index quarantine_keeps_once on quarantine (channel, external_id) where external_id is not null;

create sequence protocol_number start 100001;

create table conversation (
  id             bigint generated always as identity primary key,
  timeline_id    bigint not null unique references timeline,
  contact_id     bigint not null references contact,
  address_id     bigint not null references contact_address,
  channel        text not null,
  desk_id        bigint not null references desk,
  protocol       text not null unique,
  state          text not null check (state in ('triage', 'queued', 'active', 'waiting', 'closed')),
  outcome        text check (outcome in ('solved', 'ticket', 'abandoned', 'spam')),
  solution       text,
  consultant_id  bigint references consultant,
  priority       int not null default 0,          -- higher is served first
  queued_at      timestamptz,
  at_front       boolean not null default false,  -- given back: before all that wait
  assigned_at    timestamptz,
  created_at     timestamptz not null default now(),
  closed_at      timestamptz,
  check ((state = 'closed') = (outcome is not null)),
  check (state not in ('active', 'waiting') or consultant_id is not null)
) with (fillfactor = 80);
create unique index conversation_is_open_once on conversation (contact_id, channel) where state <> 'closed';
create index conversation_queue on conversation (desk_id, at_front desc, priority desc, queued_at, id) where state = 'queued';
create index conversation_load on conversation (consultant_id) where state in ('active', 'waiting');
create index conversation_of_address on conversation (address_id, channel);
create index conversation_of_contact on conversation (contact_id, id desc);
