-- What is known: articles in versions, of which one may be public, and their words, weighed for finding.

create table article (
  id             bigint generated always as identity primary key,
  locale         text not null,
  version        int not null default 1,      -- the newest wording
  published      int,                         -- the wording that everybody reads; null: a draft
  published_at   timestamptz,
  published_by   bigint references consultant,
  changed_at     timestamptz not null default now(),
  helped         int not null default 0,      -- answers to "did this help?" on its page
  unhelped       int not null default 0,
  vocabulary     text                         -- by which its words were weighed; null: not at all
);
create index article_changed on article (changed_at desc, id desc);
create index article_published on article (locale) where published is not null;

create table article_version (
  article_id  bigint not null references article on delete cascade,
  version     int not null,
  title       text not null,
  category    text not null,
  body        text not null,                  -- Markdown
  written_at  timestamptz not null default now(),
  written_by  bigint not null references consultant,
  primary key (article_id, version)
);

create table article_image (
  id           bigint generated always as identity primary key,
  article_id   bigint not null references article on delete cascade,
  name         text not null,
  media_type   text not null,
  bytes        bytea not null,
  uploaded_at  timestamptz not null default now(),
  uploaded_by  bigint not null references consultant
);

-- In how many published articles a stem stands; the empty one stands in all.
create table article_lexeme (
  lexeme    text primary key,
  articles  int not null
);
create index article_lexeme_like on article_lexeme using gin (lexeme gin_trgm_ops);

create table article_posting (
  lexeme      text not null,
  article_id  bigint not null references article on delete cascade,
  weight      real not null,                  -- how much the article is about it
  primary key (lexeme, article_id) include (weight)
);
create index article_posting_of on article_posting (article_id);

-- Which articles were recommended in a talk, and whether they spared it a consultant.
create table article_offer (
  conversation_id  bigint not null references conversation on delete cascade,
  article_id       bigint not null references article on delete cascade,
  place            int not null,
  offered_at       timestamptz not null default now(),
  solved           boolean,                   -- null: not said
  primary key (conversation_id, article_id)
);
create index article_offer_of on article_offer (article_id);

-- Not empty while the customer is asked whether these have helped.
alter table triage add column offered bigint[] not null default '{}';
