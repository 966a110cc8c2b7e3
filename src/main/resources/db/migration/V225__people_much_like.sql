-- Names that are much like what was typed: the index leaves few of them to be looked at, where people_like
-- may have to look at everybody who is called "Cliente". Whoever asks for both asks for these first.
create function people_much_like(typed text, most int) returns setof bigint stable language sql
  set pg_trgm.word_similarity_threshold = 0.6
  as $$
    select id from (
      select id, word_similarity(public.plain(typed), known_as(name, company, email, external_id, phone)) as alike
      from contact
      where merged_into is null and public.plain(typed) <% known_as(name, company, email, external_id, phone)
      limit 1000) found
    order by alike desc, id desc limit most
  $$;
