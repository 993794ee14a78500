-- What a sign-in tells of professionals beside their role. Null: a visit from before, or an issuer that does not tell.

alter table visit add column authorizations text[];
alter table visit add column legal_entity text;
alter table visit add column legal_entity_name text;

-- Keys that all processes of an installation sign with, whichever of them made them.

-- distributed by signs_for
create table signing_key (
  -- Who signs: the issuers of the box, or our own client at them.
  signs_for text not null,
  -- 1, 2, 3 …: of several that make the next key at once, one does.
  generation integer not null,
  kid text not null,
  signs_from timestamptz not null,
  -- JWK of the public half, as JSON.
  published text not null,
  -- The private half, encrypted with a secret of the folder of keys; null once it has stopped signing.
  sealed text,
  primary key (signs_for, generation)
);
