-- The outbox of every service has one shape: a record a row, its topic with the version, its headers as a JSON object.
insert into outbox (topic, part, key, value, headers)
    select topic, slot, key, value, headers from outbox, generate_series(0, 3) slot where part = -1 order by id, slot;
delete from outbox where part = -1;
alter table outbox rename column part to partition;
update outbox set topic = topic || '.v1', headers = coalesce(
    (select json_object_agg(split_part(line, '=', 1), substr(line, position('=' in line) + 1))::text
     from regexp_split_to_table(headers, E'\n') line where line <> ''), '{}');
