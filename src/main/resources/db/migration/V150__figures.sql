-- What figures look through: the past by its days. Beginnings come in the order of the table, so a few pages suffice.
create index conversation_begun on conversation using brin (created_at) with (pages_per_range = 32, autosummarize = on);
create index ticket_opened on ticket using brin (opened_at) with (pages_per_range = 32, autosummarize = on);
create index conversation_ended on conversation (closed_at) where closed_at is not null;
create index ticket_ended_at on ticket (closed_at) where closed_at is not null;
create index ticket_stage_left on ticket_stage_log (left_at) where left_at is not null;
