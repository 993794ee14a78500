-- What cases are found by. All of it follows from published cases and can be made anew from them at any time.

-- distributed by council
-- Terms are folded and stemmed by the application, so that searching is the same in every store. `title` and `outcome`
-- (proposals and decisions) are for ranking; `terms` holds theirs and all others.
create table council_search (
  council text not null,
  id text collate "C" not null,
  year integer not null,
  number integer not null,
  type text,
  decided boolean not null,
  day text collate "C" not null,
  title text[] not null,
  outcome text[] not null,
  terms text[] not null,
  hash text not null,
  primary key (council, id)
);

create index council_search_terms on council_search using gin (terms);

create index council_search_number on council_search (number, year);

-- distributed by council
-- Every term there is, to find the words that a word begins: «prøvesvar» finds «prøvesvartjenesten».
create table council_search_term (
  council text not null,
  term text collate "C" not null,
  primary key (council, term)
);

create index council_search_term_beginning on council_search_term (term);
