-- The councils' records, whole as JSON, with every change that was made to them and what the public has seen of them.

-- distributed by council
-- How many changes each council has. The row of `felles` is locked by whoever makes a change in any council: a change may
-- show in several councils at once, and those who write are few.
create table council_log (
  council text not null,
  changes bigint not null,
  primary key (council)
);

-- distributed by council
-- `content` is null of a record that was taken away: its version goes on if it comes back. `series` and `number` are of
-- a record that uses one.
create table council_record (
  council text not null,
  kind text not null,
  id text not null,
  version bigint not null,
  created timestamptz not null,
  modified timestamptz not null,
  content jsonb,
  series text,
  number bigint,
  primary key (council, kind, id)
);

create index council_record_number on council_record (council, series, number);

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

-- distributed by council
-- What is or was public, by the hash of its public form.
create table council_public (
  council text not null,
  kind text not null,
  id text not null,
  hash text not null,
  first_published timestamptz not null,
  last_changed timestamptz not null,
  revision bigint not null,
  gone boolean not null,
  primary key (council, kind, id)
);
