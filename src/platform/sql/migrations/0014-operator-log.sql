-- What operators did to the running of the contact point.
-- distributed by id
create table operator_entry (
  id text not null,
  at timestamptz not null,
  by_subject text not null,
  by_name text not null,
  action text not null,
  about text not null,
  detail text,
  primary key (id)
);

-- For the operators' page, which asks every server.
create index operator_entry_at on operator_entry (at);
