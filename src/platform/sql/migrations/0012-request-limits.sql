-- How often somebody asks, or is asked about: keyed hashes, by the minute.
-- distributed by counted
create table request_count (
  counted text not null,
  minute timestamptz not null,
  count integer not null,
  primary key (counted, minute)
);

-- For the sweep, which asks every server.
create index request_count_minute on request_count (minute);

-- Who went beyond a limit: alarmed, blocked until, lifted by an operator.
-- distributed by counted
create table request_excess (
  counted text not null,
  kind text not null,
  role text not null,
  country text not null,
  alarmed_at timestamptz not null,
  blocked_until timestamptz,
  lifted_by_name text,
  lifted_at timestamptz,
  primary key (counted)
);

-- For the operator's page, which asks every server.
create index request_excess_alarmed on request_excess (alarmed_at);
