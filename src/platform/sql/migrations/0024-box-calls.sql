-- What vendors' clients did in the box, what they asked it to do wrong, and their runs of the self-test. Nobody's data.

-- distributed by client
create table box_call (
  client text not null,
  id text not null,
  at timestamptz not null,
  -- JSON as `call-log.sql.ts` writes it.
  content text not null,
  primary key (client, id)
);

create index box_call_at on box_call (client, at);

-- distributed by client
create table box_fault (
  client text not null,
  id text not null,
  faults text not null,
  -- Waits for one call to this service, and is gone with it; without one it stands until it ends.
  service text,
  since timestamptz not null,
  until timestamptz not null,
  primary key (client, id)
);

-- distributed by client
create table box_run (
  client text not null,
  id text not null,
  opened timestamptz not null,
  -- JSON as `run-store.sql.ts` writes it.
  content text not null,
  primary key (client, id)
);
