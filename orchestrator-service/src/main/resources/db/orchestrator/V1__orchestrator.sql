-- What one operator's orchestrator knows. 64-bit counters are unsigned.
create table feed_owner (
    feed     bytea primary key,
    operator bytea not null
);

create table feed_end (
    feed    bytea  primary key,
    from_sequence bigint not null                 -- void from here on
);

-- Facts this node's own client holds VALID; a retracted one is deleted.
create table fact (
    id          bytea    primary key,
    chain       text     not null,
    height      bigint   not null,
    kind        text     not null,
    emitter     bytea    not null,
    state_key   bytea    not null,
    value       bytea    not null,
    finality    text     not null,
    lamport     bigint   not null,                -- of the message that carries it
    message_id  bytea    not null
);

create table user_order (
    id         bytea  primary key,
    signed     bytea,                             -- null until delivered
    lamport    bigint,
    message_id bytea,
    status     text                               -- null until the mempool told it
);

create table intent (
    id            bytea       primary key,
    lineage       bytea       not null,
    slot_index    bigint      not null,
    operator      bytea       not null,
    intent        bytea       not null,           -- canonical
    lamport       bigint      not null,
    message_id    bytea       not null,
    sender        bytea       not null,
    feed_sequence bigint      not null,
    seen_at       timestamptz not null
);

create table result (
    job_id        bytea  primary key,
    lineage       bytea  not null,
    slot_index    bigint not null,
    announcement  bytea  not null,                -- canonical
    lamport       bigint not null,
    message_id    bytea  not null,
    sender        bytea  not null,
    feed_sequence bigint not null,
    state         text   not null,
    reason        text
);

create table job (
    id          bytea       primary key,
    lineage     bytea       not null,
    slot_index  bigint      not null,
    intent      bytea       not null,             -- canonical
    old_root    bytea       not null,
    status      text        not null,
    version     bigint      not null,
    fence       bigint      not null,
    reason      text,
    lamport     bigint      not null,             -- of the cause of the last change
    message_id  bytea       not null,
    attempts    integer     not null,
    worker      text,
    lease_until timestamptz,
    new_root    bytea,
    proof       bytea,                            -- until it is announced and settled
    blob        bytea,
    blob_bytes  bigint,
    chunk_bytes integer,
    transaction bytea,
    since       timestamptz not null
);
create index job_status on job (status);

-- The branch that counts, for people and queries; the core computes it from the results.
create table lineage (
    id         bytea  primary key,
    next_index bigint not null,
    parent     bytea  not null,
    root       bytea  not null,
    last_job   bytea,
    steps      bigint not null
);

-- One row: how far delivered was handled.
create table position (
    only_row    boolean primary key default true check (only_row),
    sequence    bigint  not null,
    told        integer not null,
    clock       bigint  not null,
    incarnation bigint  not null
);

-- Offsets of the other topics, by topic and partition.
create table bookmark (
    source   text   primary key,
    position bigint not null
);

create table outbox (
    sequence  bigserial primary key,
    topic     text    not null,
    partition integer not null,
    key       bytea   not null,
    value     bytea   not null,
    headers   text    not null
);

-- One row. The fence rises with every owner and is checked in every transaction.
create table owner (
    only_row boolean primary key default true check (only_row),
    fence    bigint  not null default 0
);
insert into owner default values;
