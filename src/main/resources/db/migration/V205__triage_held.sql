-- A program may ask in place of the tree; it does so in the name of a consultant.
alter table triage add column held_by bigint references consultant;
