-- The format a document is kept in (XDS formatCode), where it is another than the first of its class: a summary may be a
-- PDF and nothing else, an original document may be an image.
alter table affiliated_document add column format_code text;
