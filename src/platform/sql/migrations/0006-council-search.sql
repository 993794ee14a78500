-- What cases are found by. All of it follows from published cases and can be made anew from them at any time.

-- distributed by council
-- Terms are folded and stemmed by the application, so that searching is the same in every store. A term of the title
-- stands in `terms` with `T:` before it as well, one of a proposal or decision with `O:`, so that ranking reads the index
-- alone and no case.
create table council_search (
  council text not null,
  id text collate "C" not null,
  year integer not null,
  number integer not null,
  type text,
  decided boolean not null,
  day text collate "C" not null,
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
