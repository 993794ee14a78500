-- What was exchanged with other countries, what is signed about it, and what waits to be sent on.

-- distributed by event_id
create table exchange_event (
  event_id text not null,
  event text not null,
  state text not null,
  at timestamptz not null,
  outcome text not null,
  role text not null,
  other_country text,
  error_code text,
  content jsonb not null,
  primary key (event_id)
);

-- For the retention and the operator's counts, which ask every server.
create index exchange_event_at on exchange_event (at);

-- For the start after a crash, which asks every server.
create index exchange_event_intended on exchange_event (at) where state = 'intended';

-- That a message was sent or received: first what is to be signed, then the signed form beside it.
-- distributed by event_id
create table exchange_evidence (
  event_id text not null,
  kind text not null,
  message_id text not null,
  action text not null,
  digest text not null,
  at timestamptz not null,
  signed bytea,
  primary key (event_id, kind, message_id)
);

-- Work that other work ordered in its own transaction. Position: microseconds since 1970, and never twice in one process.
-- distributed by queue
create table queue_item (
  queue text not null,
  key text not null,
  position bigint not null,
  state text not null,
  tries integer not null,
  reason text,
  payload jsonb,
  primary key (queue, key)
);

create index queue_item_first on queue_item (queue, position) where state = 'waiting';

-- Who works on a queue: one at a time, until then, under a number that grows.
-- distributed by queue
create table queue_lease (
  queue text not null,
  token bigint not null,
  until timestamptz not null,
  failures integer not null,
  primary key (queue)
);
