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

-- What other countries have handed over about our people, once for each document of a country.
-- distributed by person
create table submission_from_abroad (
  person text not null,
  country text not null,
  class_code text not null,
  unique_id text not null,
  received_at timestamptz not null,
  bytes bytea not null,
  primary key (person, country, class_code, unique_id)
);

-- Messages from other countries, for as long as one could be sent again.
-- distributed by message
create table seen_message (
  message text not null,
  until timestamptz not null,
  primary key (message)
);

-- For the sweep, which asks every server.
create index seen_message_until on seen_message (until);

-- Assertions as they were signed: the same id with another digest is refused.
-- distributed by assertion
create table seen_assertion (
  assertion text not null,
  digest text not null,
  until timestamptz not null,
  primary key (assertion)
);

-- For the sweep, which asks every server.
create index seen_assertion_until on seen_assertion (until);
