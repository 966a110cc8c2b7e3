-- What a customer may answer with one touch, where the channel has buttons.
alter table delivery add column choices text[] not null default '{}';
