-- The people this country answers for, towards other countries, and their documents.

-- distributed by person
create table affiliated_person (
  person text not null,
  traits jsonb not null,
  opted_out text[] not null,
  protected_address boolean not null,
  primary key (person)
);

-- From the number a person gives abroad to the person.
-- distributed by identifier
create table affiliated_identifier (
  identifier text not null,
  person text not null,
  primary key (identifier, person)
);

-- What another country may be given, as it is: level 1 (a PDF) is made of it when it is fetched.
-- distributed by person
create table affiliated_document (
  person text not null,
  unique_id text not null,
  class_code text not null,
  language_code text not null,
  created_at timestamptz not null,
  title text not null,
  author text not null,
  institution text not null,
  entry_uuid text not null,
  sha1 text not null,
  bytes bytea not null,
  primary key (person, unique_id)
);

-- What other countries have handed over about our people, once for each document.
-- distributed by person
create table submission_from_abroad (
  person text not null,
  unique_id text not null,
  class_code text not null,
  country text not null,
  received_at timestamptz not null,
  bytes bytea not null,
  primary key (person, unique_id)
);
