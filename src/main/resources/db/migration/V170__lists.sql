-- Lists that stay as fast as they were with a thousandth of the rows.

-- Tickets by their newest word: walked from its end, where those that are open lie close together. A timeline's row
-- moves with every word anyway, because of timeline_changed.
create index timeline_by_last_entry on timeline (last_entry_at desc);

create index conversation_closed on conversation (closed_at desc, id desc) where state = 'closed';
