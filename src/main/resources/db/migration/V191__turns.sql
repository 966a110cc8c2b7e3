-- Whose turn it is in a desk that gives out work in turns.
alter table desk_member add column given_at timestamptz;   -- when they last had a turn; null: never
