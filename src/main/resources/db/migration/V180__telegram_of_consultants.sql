-- Which Telegram account is a consultant's own, so that what they press in a desk's group is theirs.
alter table consultant
  add column telegram_user bigint constraint consultant_telegram_is_one_persons unique,
  add column telegram_name text;

-- Shown once in the panel, said to the bot within ten minutes.
create table telegram_code (
  consultant_id  bigint primary key references consultant on delete cascade,
  code           text not null unique,
  expires_at     timestamptz not null
);
