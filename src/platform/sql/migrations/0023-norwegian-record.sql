-- Records of Norwegian patients that professionals have opened (issue 6, item 6), and what «new since last» goes by.

-- distributed by visit_id
create table opened_record (
  visit_id text not null,
  id text not null,
  -- So that the sources can be asked again; gone with the visit.
  national_number text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  -- On what ground, as the professional stated it: UNNTAK, SAMTYKKE or AKUTT.
  basis text not null,
  primary key (visit_id, id)
);

-- For the sweep, which asks every server.
create index opened_record_expiring on opened_record (expires_at);

-- When a source last answered somebody who opened a person's record: no content, and no number.
-- distributed by person
create table record_opening (
  person text not null,
  org_number text not null,
  subject text not null,
  source text not null,
  last_at timestamptz not null,
  earlier_at timestamptz,
  primary key (person, org_number, subject, source)
);

-- For the purge, which asks every server.
create index record_opening_old on record_opening (last_at);
