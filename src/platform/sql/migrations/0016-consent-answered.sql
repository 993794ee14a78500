-- Who said yes or no, and those who said no.

-- Who answered for the patient, and by what right; null where the patient did, and where nobody was asked.
alter table treatment_consent add column answered_by jsonb;

-- For the next lookup of the same patient in a visit, which asks every server.
create index treatment_consent_of_visit on treatment_consent (visit_id, patient);

-- That the patient, or whoever answers for them, said no: who asked, when, and after which information.
-- distributed by patient
create table treatment_refusal (
  patient text not null,
  id text not null,
  country text not null,
  asked_by text not null,
  asked_by_name text not null,
  organisation text not null,
  visit_id text not null,
  lookup_id text not null,
  at timestamptz not null,
  notice jsonb not null,
  answered_by jsonb,
  primary key (patient, id)
);
