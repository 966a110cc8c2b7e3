-- An article is offered in a talk, or on the customers' form, which is no talk. The form has a key that its page made.
alter table article_offer drop constraint article_offer_pkey;
alter table article_offer alter column conversation_id drop not null;
alter table article_offer add column form text;
alter table article_offer add constraint article_offer_somewhere check ((conversation_id is null) <> (form is null));
create unique index article_offer_talk on article_offer (conversation_id, article_id);
create unique index article_offer_form on article_offer (form, article_id);
