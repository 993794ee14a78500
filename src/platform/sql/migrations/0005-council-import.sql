-- Papers as they came, what people said of the facts in them, and what was last derived from both.

-- distributed by sha256
create table council_paper (
  sha256 text not null,
  name text not null,
  bytes bytea not null,
  -- The lines as extracted, each with a line feed between.
  lines text not null,
  pages bigint,
  textless bigint,
  visibility text not null,
  by text not null,
  by_name text not null,
  received_at timestamptz not null,
  primary key (sha256)
);

-- distributed by fact
-- Every review there was; the last one of a fact counts.
create table council_review (
  fact text not null,
  id text not null,
  verdict text not null,
  value text,
  reason text,
  by text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (fact, id)
);

-- distributed by council
-- A record as it was last derived: what differs from it in the records was changed by hand.
create table council_derived (
  council text not null,
  kind text not null,
  id text not null,
  content jsonb not null,
  primary key (council, kind, id)
);
