-- The countries this contact point exchanges with: what they publish, and what of it an operator vouches for.

-- distributed by country
-- Signed metadata: what is used, and beside it what is newer and not yet approved.
create table partner_metadata (
  country text not null,
  service text not null,
  slot text not null,
  bytes bytea not null,
  fetched_at timestamptz not null,
  primary key (country, service, slot)
);

-- distributed by country
-- Certificates and search masks that were met or brought.
create table partner_sighting (
  country text not null,
  use text not null,
  sha256 text not null,
  content bytea not null,
  seen_at timestamptz not null,
  found_in text not null,
  primary key (country, use, sha256)
);

-- distributed by country
-- Everything an operator ever said of them; the last of each counts.
create table partner_decision (
  country text not null,
  id text not null,
  use text not null,
  sha256 text not null,
  verdict text not null,
  by text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (country, id)
);

-- distributed by country
-- How it went the last time each was asked for.
create table partner_fetch (
  country text not null,
  service text not null,
  at timestamptz not null,
  fault text,
  primary key (country, service)
);
