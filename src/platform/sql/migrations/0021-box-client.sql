-- Clients that vendors have registered with the token service of the box: public keys only.

-- distributed by id
create table box_client (
  id text primary key,
  -- JSON as `client-store.sql.ts` writes it.
  content text not null,
  registered timestamptz not null
);
