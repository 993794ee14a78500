-- Documents dropped in a signed-in visit. Whose they are is not known when they arrive, so they are kept by visit.

-- distributed by visit_id
create table visit_document (
  visit_id text not null,
  id text not null,
  source text not null,
  sha256 text not null,
  bytes bytea not null,
  received_at timestamptz not null,
  expires_at timestamptz not null,
  saved boolean not null,
  primary key (visit_id, id)
);

-- For the sweep, which asks every server.
create index visit_document_expiring on visit_document (expires_at) where not saved;
