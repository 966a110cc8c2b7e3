-- Who did what, when, from where. Written once; nobody changes it, not even the owner of the database by an ordinary statement.

create table audit_record (
  id             bigint generated always as identity primary key,
  at             timestamptz not null default now(),
  consultant_id  bigint,             -- no reference: the record outlives whom it names
  name           text,               -- as they were called then; null: nobody we know
  entry          text not null check (entry in ('session', 'token', 'none')),
  entry_ref      text,               -- a mark of the session, or the number of the token; no key
  address        text not null,
  operation      text not null,      -- of the HTTP document
  ids            text not null,      -- of the path
  status         int not null        -- HTTP
);
create index audit_record_of_consultant on audit_record (consultant_id, id desc);
create index audit_record_of_operation on audit_record (operation, id desc);
create index audit_record_at on audit_record (at);

create function audit_record_stays() returns trigger language plpgsql as $$
begin
  raise exception 'The audit record cannot be changed';
end $$;
create trigger audit_record_stays before update or delete on audit_record
  for each row execute function audit_record_stays();
create trigger audit_record_stays_whole before truncate on audit_record
  for each statement execute function audit_record_stays();
-- Also for a session that says it only replicates.
alter table audit_record enable always trigger audit_record_stays;
alter table audit_record enable always trigger audit_record_stays_whole;
