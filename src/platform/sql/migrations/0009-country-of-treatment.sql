-- What a professional here asks other countries about a patient, and by what right.

-- By what right a document was fetched from another country; null for all others.
alter table visit_document add column fetched jsonb;

-- A lookup under way or done, in one visit: typed traits, who was identified, which documents there are.
-- distributed by visit_id
create table treatment_lookup (
  visit_id text not null,
  id text not null,
  version integer not null,
  expires_at timestamptz not null,
  content jsonb not null,
  primary key (visit_id, id)
);

-- For the sweep, which asks every server.
create index treatment_lookup_expiring on treatment_lookup (expires_at);

-- A consent the patient spoke, or the emergency opened in its place: about one patient, for one lookup.
-- distributed by id
create table treatment_consent (
  id text not null,
  kind text not null,
  patient text not null,
  country text not null,
  asked_by text not null,
  asked_by_name text not null,
  organisation text not null,
  visit_id text not null,
  lookup_id text not null,
  at timestamptz not null,
  ends timestamptz not null,
  scope text not null,
  notice jsonb,
  reason jsonb,
  withdrawn_at timestamptz,
  review jsonb,
  primary key (id)
);

-- For the list of emergencies, which asks every server.
create index treatment_consent_emergencies on treatment_consent (at) where kind = 'emergency';

-- Each treatment relationship assertion, on the consent it was issued on.
-- distributed by consent_id
create table issued_trc (
  consent_id text not null,
  assertion_id text not null,
  issued_at timestamptz not null,
  not_on_or_after timestamptz not null,
  primary key (consent_id, assertion_id)
);
