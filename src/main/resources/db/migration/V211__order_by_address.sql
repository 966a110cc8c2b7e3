-- In order per conversation and address: a group that cannot be reached does not hold back the customer.
drop index delivery_unfinished;
create index delivery_unfinished on delivery (timeline_id, channel, address, id) where status in ('pending', 'sending');
