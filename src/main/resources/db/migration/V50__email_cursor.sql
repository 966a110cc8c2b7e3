-- How far each mailbox is read.

create table email_cursor (
  channel       text primary key,
  mailbox       text not null,         -- user and folder; another one is begun anew
  uid_validity  bigint not null,
  last_uid      bigint not null,       -- every mail up to this UID is kept
  generation    int not null default 0,   -- how often the server gave all mails new UIDs
  read_from     timestamptz not null,  -- what the server took before this was there before us
  old_up_to     bigint not null        -- UIDs that existed when this numbering was met: among them read_from decides
) with (fillfactor = 70);
