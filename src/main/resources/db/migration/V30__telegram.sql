-- What the Telegram adapter must remember to find a message whose answer was lost.

create table telegram_height (
  bot      bigint primary key,
  highest  bigint not null             -- message id; no private chat of the bot had a higher one
);

create table telegram_attempt (
  bot       bigint not null,
  delivery  bigint not null,           -- the outbox's number
  chat      bigint not null,
  above     bigint,                    -- the highest message id before the attempt; null: none was known
  message   bigint,                    -- Telegram's id; null: not known yet; -1: will never be known
  at        timestamptz not null default now(),
  primary key (bot, delivery)
);

-- Of two messages on their way to one person nobody could say which of them was found.
create unique index telegram_attempt_is_alone on telegram_attempt (bot, chat) where message is null;
create index telegram_attempt_at on telegram_attempt (at);
