-- What the validator said of a document as it came and as it last left; empty for documents from before there was one.

alter table visit_document add column verdicts jsonb not null default '{}';

-- From now on whoever stores a document says it.
alter table visit_document alter column verdicts drop default;
