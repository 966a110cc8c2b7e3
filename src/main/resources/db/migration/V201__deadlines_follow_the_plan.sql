-- A company's plan decides what we mean to keep for its people's tickets. However it changes (by hand, by the ERP's file, by a
-- merge of people), their open tickets are reckoned anew: a timer that is due at once says so, behind whatever commits.
create function deadlines_follow_the_plan(of_company bigint, of_contact bigint) returns void language sql as $$
  insert into timer (kind, subject, due_at, ring_at)
  select 'sla-plan', t.id, now(), now() from contact c join ticket t on t.contact_id = c.id
  where (c.company_id = of_company or c.id = of_contact) and t.closed_at is null
  on conflict (kind, subject) do nothing
$$;

create function contract_changes_its_plan() returns trigger language plpgsql as $$
begin
  perform deadlines_follow_the_plan(coalesce(new.company_id, old.company_id), null);
  return null;
end $$;
create trigger contract_begins after insert on contract
  for each row when (new.plan is not null) execute function contract_changes_its_plan();
create trigger contract_has_another_plan after update of plan on contract
  for each row when (old.plan is distinct from new.plan) execute function contract_changes_its_plan();
create trigger contract_ends after delete on contract
  for each row when (old.plan is not null) execute function contract_changes_its_plan();

create function contact_changes_its_company() returns trigger language plpgsql as $$
begin
  perform deadlines_follow_the_plan(null, new.id);
  return null;
end $$;
create trigger contact_has_another_company after update of company_id on contact
  for each row when (old.company_id is distinct from new.company_id) execute function contact_changes_its_company();
