-- Whoever has decided something about one service's data, for the controller who asks for all of them. A part of the table
-- only: laying everything else is not to wait for it.

create index national_record_settings on national_record (kind, person) where service = 'privacy-settings';
