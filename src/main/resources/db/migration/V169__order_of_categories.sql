-- Of equal priorities, the category that stands first in the workflow is served first.
drop index ticket_open_by_priority;
create index ticket_open_by_priority on ticket (desk_id, stage, priority desc, category_rank, id) where closed_at is null;
