-- How the pilot's sites use the lookups of other countries: who asked and about whom is not in it.

-- distributed by site
create table pilot_lookup (
  site text not null,
  id text not null,
  site_name text not null,
  week text not null,
  country text not null,
  outcome text not null,
  milliseconds integer,
  missing integer,
  untranslated integer,
  feedback jsonb not null,
  primary key (site, id)
);

-- How many different professionals of a site asked in a week: a mark is new every week, and in no other table.
-- distributed by site
create table pilot_clinician (
  site text not null,
  week text not null,
  mark text not null,
  primary key (site, week, mark)
);
