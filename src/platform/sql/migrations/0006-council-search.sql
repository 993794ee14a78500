-- What cases are found by. All of it follows from published cases and can be made anew from them at any time.

-- distributed by council
-- Terms are folded and stemmed by the application, so that searching is the same in every store; the type is a set of
-- them that an index can find by their beginnings too. A term of the title stands in it with `T:` before as well, one of a
-- proposal or decision with `O:`, so that ranking reads the index alone and no case.
create table council_search (
  council text not null,
  id text collate "C" not null,
  year integer not null,
  number integer not null,
  type text,
  decided boolean not null,
  day text collate "C" not null,
  terms tsvector not null,
  hash text not null,
  primary key (council, id)
);

-- Without a list of what is not yet sorted in, which every search would read through.
create index council_search_terms on council_search using gin (terms) with (fastupdate = off);

create index council_search_number on council_search (number, year);
