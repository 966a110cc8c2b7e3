-- The last answer on a web chat that went by mail, because nobody was there to read it.
alter table conversation add column mailed_entry bigint not null default 0;
