-- Up to when everything that Twilio received for a channel was offered to the inbox.
create table whatsapp_catch_up (
  channel     text primary key,
  seen_until  timestamptz not null
);
