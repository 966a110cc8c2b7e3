-- Consultants' own canned replies, which only they see; a shortcut is free for each of them.
alter table canned_reply
  add column consultant_id bigint references consultant on delete cascade,
  add constraint canned_reply_is_a_desks_or_somebodys check (consultant_id is null or desk_id is null);
drop index canned_reply_shortcut_is_free;
create unique index canned_reply_shortcut_is_free
  on canned_reply (coalesce(desk_id, 0), coalesce(consultant_id, 0), lower(shortcut));
