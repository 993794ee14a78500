-- What the national services of the box hold about people: one row a version, the last one counts.

-- distributed by person
create table national_record (
  person text not null,
  service text not null,
  id text not null,
  version integer not null,
  kind text not null,
  at timestamptz not null,
  -- FHIR JSON as written, since jsonb would change its numbers; none where the record was removed.
  content text,
  primary key (person, service, id, version)
);
