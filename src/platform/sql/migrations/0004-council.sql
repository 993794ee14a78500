-- The councils' records, whole as JSON, with every change that was made to them.

-- distributed by council
-- The last number used of each series. The row `changes` counts the changes, and is locked by whoever makes one: so the
-- numbers of a council's cases have neither gaps nor doubles under two clerks at once.
create table council_series (
  council text not null,
  series text not null,
  last bigint not null,
  primary key (council, series)
);

-- distributed by council
-- `content` is null of a record that was taken away: its version goes on if it comes back.
create table council_record (
  council text not null,
  kind text not null,
  id text not null,
  version bigint not null,
  created timestamptz not null,
  modified timestamptz not null,
  content jsonb,
  primary key (council, kind, id)
);

-- distributed by council
create table council_change (
  council text not null,
  sequence bigint not null,
  at timestamptz not null,
  by text not null,
  by_name text not null,
  why text not null,
  kind text not null,
  id text not null,
  before jsonb,
  after jsonb,
  primary key (council, sequence)
);

create index council_change_of on council_change (council, kind, id, sequence);
