-- A question to a patient's wallet: asked by a professional in a visit, answered once, gone after five minutes.

-- distributed by id
create table wallet_presentation (
  id text not null,
  visit_id text not null,
  version integer not null,
  expires_at timestamptz not null,
  content jsonb not null,
  primary key (id)
);

-- For the sweep, which asks every server.
create index wallet_presentation_expiring on wallet_presentation (expires_at);
