-- What counts once (proofs of keys, assertions of clients), for as long as it could be shown again: by its hash.

-- distributed by value
create table noted_once (
  value text not null,
  until timestamptz not null,
  primary key (value)
);

-- For the sweep, which asks every server.
create index noted_once_until on noted_once (until);
