-- Whom a queue asks first, what a talk needs its consultant to know, and whom it passes over for a while.

alter table consultant add column skills text[] not null default '{}';   -- in lower case, without accents
alter table contact add column portfolio_id bigint references consultant;   -- who looks after them; null: who looks after their company
alter table conversation
  add column needs text[] not null default '{}',   -- skills, as the customer's answers named them
  add column avoid_id bigint references consultant,   -- who let it lie, and is not chosen again
  add column avoid_until timestamptz,
  add column overflowed_at timestamptz;               -- moved to another desk for want of people; once
