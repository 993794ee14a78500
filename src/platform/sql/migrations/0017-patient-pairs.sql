-- By which birth dates identities are known: keyed hashes. So that those who may be one person are found.
-- distributed by birth_key
create table patient_birth (
  birth_key text not null,
  identity_id text not null,
  primary key (birth_key, identity_id)
);

-- Two identities that may be one person, until somebody has decided.
-- distributed by one
create table patient_pair (
  one text not null,
  other text not null,
  found_at timestamptz not null,
  closed_at timestamptz,
  primary key (one, other)
);

-- For the list of those who decide, which asks every server.
create index patient_pair_open on patient_pair (found_at) where closed_at is null;

-- Whose a document is: the key of the person's chain of access records; null for what came before this was noted.
alter table visit_document add column patient text;
create index visit_document_patient on visit_document (visit_id, patient) where patient is not null;
