-- What is settled: never taken back, so what it covers may be forgotten. One row, written under the fence.
create table settled_checkpoint (
    only_row   boolean primary key default true check (only_row),
    checkpoint bytea not null,
    operators  bytea                               -- body of an OperatorSet; null while the genesis' are in force
);

-- Since when times above a floor were seen here; those at or below the settled floor leave.
create table floor_passed (
    floor        bigint primary key,
    since_millis bigint not null
);
-- What was said of checkpoints and members, read at every start.
create index causal_log_claims on causal_log (delivery_sequence) where type in (66, 67);
