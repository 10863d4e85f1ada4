-- The outbox of every service has one shape: a record a row, its topic with the version, its headers as a JSON object.
alter table outbox add column partition integer not null default 0;
update outbox set topic = topic || '.v1', headers = coalesce(
    (select json_object_agg(split_part(line, '=', 1), substr(line, position('=' in line) + 1))::text
     from regexp_split_to_table(headers, E'\n') line where line <> ''), '{}');
