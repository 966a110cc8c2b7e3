-- A talk that a colleague was handed and has not accepted yet, and who watches it from afar.

alter table conversation
  add column offered_by bigint references consultant,     -- who handed it on; null: it is nobody's offer
  add column offered_from bigint references consultant,   -- to whom it goes back; null: to the queue
  add column watched_by bigint references consultant;     -- who handed it on, and hears of the next answer
