-- Emergencies that professionals have opened in the records of Norwegian patients (issue 6; decision 0038).

-- distributed by visit_id
create table record_emergency (
  visit_id text not null,
  id text not null,
  record_id text not null,
  -- The key of the patient's chain of access records: no number.
  patient text not null,
  opened_by text not null,
  opened_by_name text not null,
  organisation text not null,
  at timestamptz not null,
  ends timestamptz not null,
  -- Chosen code and written words.
  reason jsonb not null,
  closed_at timestamptz,
  review jsonb,
  primary key (visit_id, id)
);

-- Pressed twice, it is one.
create unique index record_emergency_open on record_emergency (visit_id, record_id) where closed_at is null;

-- For the review and the purge, which ask every server.
create index record_emergency_at on record_emergency (at);
