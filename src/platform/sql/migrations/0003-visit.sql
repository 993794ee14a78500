-- Who is signed in, by the hash of the token that the browser holds.

-- distributed by key
create table visit (
  key text not null,
  visit_id text not null,
  subject text not null,
  name text not null,
  role text not null,
  hpr_number text,
  org_number text,
  org_name text,
  begun timestamptz not null,
  last_seen timestamptz not null,
  primary key (key)
);

-- For the sweep, which asks every server.
create index visit_unused on visit (last_seen);

-- What must be remembered between sending a person to the issuer and getting them back.

-- distributed by key
create table pending_sign_in (
  key text not null,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  begun timestamptz not null,
  primary key (key)
);

-- That a professional confirmed a treatment relation, in one visit, about one document (EHDS Art. 11(1)).

-- distributed by visit_id
create table treatment_relation (
  visit_id text not null,
  document text not null,
  confirmed_by text not null,
  purpose text not null,
  at timestamptz not null,
  ends timestamptz not null,
  primary key (visit_id, document)
);
