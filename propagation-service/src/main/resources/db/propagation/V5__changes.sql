-- A standby follows the log by the number of the commit that last wrote a row. Commits take turns on the lease, so the
-- numbers rise in the order in which the rows become visible.
alter table lease add column changes bigint not null default 0;
alter table causal_log add column changed bigint not null default 0;
create index causal_log_changed on causal_log (changed);
