-- The access record (Regulation (EU) 2025/327, Art. 9): one hash chain per person, and the signed seals over them.
--
-- Rules of every table here, so that it can be spread over many servers by one column:
-- the line `distributed by` names that column; it is first in every primary key and unique index; a foreign key stays
-- within the group of tables distributed by the same column and includes it; ids and times come from the application;
-- no triggers, no sequences, no joins across values of the column. `reference` tables are small and copied everywhere.

-- distributed by person_key
-- Where a person's chain ends. The row is locked while a record is added, so that the chain never forks.
create table access_chain (
  person_key text not null,
  length bigint not null,
  head text not null,
  sealed_length bigint not null,
  primary key (person_key)
);

-- What moved since the last seal; empty most of the time.
create index access_chain_unsealed on access_chain (person_key) where length > sealed_length;

-- distributed by person_key
-- `content` is the canonical text that `hash` is taken of: kept as text, since another form of the same JSON would have
-- another hash.
create table access_record (
  person_key text not null,
  sequence bigint not null,
  hash text not null,
  content text not null,
  primary key (person_key, sequence),
  foreign key (person_key) references access_chain (person_key)
);

-- distributed by person_key
-- The heads that a seal was put on: one row for each chain that had moved since the seal before.
create table access_sealed_head (
  person_key text not null,
  seal_number bigint not null,
  length bigint not null,
  head text not null,
  primary key (person_key, seal_number)
);

create index access_sealed_head_by_seal on access_sealed_head (seal_number, person_key);

-- reference
-- `content` is the canonical text that is signed.
create table access_seal (
  number bigint not null,
  content text not null,
  signature text not null,
  primary key (number)
);
