-- One central identity for a patient from another country, with all that was done to it.

-- distributed by id
create table patient_identity (
  id text not null,
  version integer not null,
  history jsonb not null,
  primary key (id)
);

-- Which identity a number was given to: keyed hashes of the numbers. A merge leaves it as it is.
-- distributed by person_key
create table patient_number (
  person_key text not null,
  identity_id text not null,
  primary key (person_key)
);
