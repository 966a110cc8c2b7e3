-- What a deadline's time came to when it was over, in seconds of its own clock: business time is not the database's to
-- count. Of deadlines that were over before this it is not known.
alter table ticket_sla
  add took     float8,     -- from its start until it was over
  add allowed  float8;     -- what there was
