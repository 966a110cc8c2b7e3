-- What is often said: for one desk, or for every desk.

create table canned_reply (
  id        bigint generated always as identity primary key,
  desk_id   bigint references desk on delete cascade,    -- null: every desk
  shortcut  text not null,
  title     text not null,
  text      text not null
);
create unique index canned_reply_shortcut_is_free on canned_reply (coalesce(desk_id, 0), lower(shortcut));
