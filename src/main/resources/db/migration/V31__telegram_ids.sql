-- Up to which id a message whose answer was lost is looked for; fixed when the looking begins, so that it ends.
alter table telegram_attempt add column until bigint;

-- The highest id that Telegram gave us is asked for whenever the looking begins.
create index telegram_attempt_message on telegram_attempt (bot, message);
