-- Who visits a site's chat, the tokens that prove it, and files that are on their way.

create table webchat_visitor (
  id          bigint generated always as identity primary key,
  channel     text not null,
  identity    text,                        -- the site's own, signed number of this person; null: anonymous
  name        text not null default '',
  email       text,
  proven      boolean not null default false,   -- name and e-mail came signed by the site
  created_at  timestamptz not null default now(),
  constraint webchat_visitor_is_known_once unique (channel, identity)
);

create table webchat_token (
  hash        bytea primary key,           -- SHA-256; the token itself is kept by the browser alone
  visitor_id  bigint not null references webchat_visitor on delete cascade,
  created_at  timestamptz not null default now()
);
create index webchat_token_of_visitor on webchat_token (visitor_id);

create table webchat_upload (
  id          bigint generated always as identity primary key,
  visitor_id  bigint not null references webchat_visitor on delete cascade,
  name        text not null,
  media_type  text not null,
  bytes       bytea not null,
  size        bigint generated always as (length(bytes)) stored,
  created_at  timestamptz not null default now(),
  sent_at     timestamptz                  -- when a message that carries it was taken
);
alter table webchat_upload alter column bytes set storage external;   -- most files are compressed already
create index webchat_upload_of_visitor on webchat_upload (visitor_id, created_at);
create index webchat_upload_by_age on webchat_upload (created_at);
