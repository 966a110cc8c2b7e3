-- What a desk asks at opening, and what may be expected of a ticket.
alter table ticket
  add fields         jsonb not null default '{}',   -- by the keys of the workflow's fields
  add planned        text,                          -- the version or the month, in the desk's own words
  add promised_on    date,                          -- what the customer was told
  add category_rank  int not null default 0;        -- the category's place in the workflow, which lines up equal priorities

-- Which stages and categories each workflow had when the gateway last started: only a change of them is looked into.
create table workflow_shape (
  name        text primary key,
  stages      text[] not null,
  categories  text[] not null
);
