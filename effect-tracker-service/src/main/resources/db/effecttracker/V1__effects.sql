-- The effects of one operator node. Ids are 32 bytes; a cause is its kind (1 byte) and id.
create table effect (
    id                   bytea primary key,
    number               bigint      not null unique, -- in the order of registration, from 1
    kind                 smallint    not null,        -- EffectKind
    chain                text        not null,
    origin_block         bigint      not null,        -- unsigned
    expected_emitter     bytea,                       -- by what it will be known; null when named by its place
    expected_key         bytea,
    expected_value       bytea,
    expected_transaction bytea,
    carriers             bytea[]     not null,        -- facts that show it
    proof                bytea,                       -- the one its status rests on
    given_up             text,
    status               text        not null,
    version              bigint      not null,
    cause_time           bigint      not null,        -- unsigned Lamport time
    cause_id             bytea       not null,
    registered_at        timestamptz not null,
    changed_at           timestamptz not null
);
create index effect_expected on effect (chain, expected_emitter, expected_key) where expected_emitter is not null;
create index effect_status on effect (status, number);
create index effect_chain on effect (chain, number);

-- One row per change, added to and never altered.
create table evolution (
    effect_id      bytea       not null,
    version        bigint      not null,
    from_status    text,                              -- null for the registration
    to_status      text        not null,
    reason         text,
    because        bytea,                             -- the cause that was taken back
    proof          bytea,
    proof_chain    text,
    proof_height   bigint,
    proof_block    bytea,
    proof_verdict  text,
    proof_finality text,
    cause_time     bigint      not null,
    cause_id       bytea       not null,
    sequence       bigint      not null,
    index          integer     not null,
    at             timestamptz not null,
    primary key (effect_id, version)
);
create index evolution_cursor on evolution (sequence, index);

create table fact (
    id             bytea primary key,
    chain          text   not null,
    emitter        bytea  not null,
    key            bytea  not null,
    height         bigint not null,                   -- unsigned
    block_hash     bytea  not null,
    value          bytea  not null,
    transaction_id bytea,
    standing       text   not null,
    finality       text   not null,
    version        bigint not null,
    cause_time     bigint not null,
    cause_id       bytea  not null
);
create index fact_spot on fact (chain, emitter, key, height);

create table carrier (
    fact_id   bytea not null,
    effect_id bytea not null,
    primary key (fact_id, effect_id)
);

create table cause_node (
    name          bytea primary key,
    rank          integer not null,                   -- above the ranks of all its causes
    self          boolean not null,
    retracted     boolean not null,
    label         text    not null,
    label_version bigint  not null
);

create table cause_edge (
    dependent bytea not null,
    grp       bytea not null,                         -- alternatives: one whole group is enough
    cause     bytea not null,
    primary key (dependent, grp, cause)
);
create index cause_edge_cause on cause_edge (cause);

create table journey (
    id          bytea primary key,
    departure   bytea       not null,
    arrival     bytea       not null,
    source      text        not null,
    target      text        not null,
    packet      bytea       not null,
    lost        text,
    status      text        not null,
    version     bigint      not null,
    cause_time  bigint      not null,
    cause_id    bytea       not null,
    departed_at timestamptz not null,
    changed_at  timestamptz not null
);
create index journey_departure on journey (departure);
create index journey_arrival on journey (arrival);

create table journey_step (
    journey_id     bytea       not null,
    effect_id      bytea       not null,
    version        bigint      not null,
    from_status    text,
    to_status      text        not null,
    reason         text,
    proof          bytea,
    proof_chain    text,
    proof_height   bigint,
    proof_block    bytea,
    proof_verdict  text,
    proof_finality text,
    cause_time     bigint      not null,
    cause_id       bytea       not null,
    sequence       bigint      not null,
    index          integer     not null,
    at             timestamptz not null,
    primary key (journey_id, version)
);
create index journey_step_cursor on journey_step (sequence, index);

create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'what happened is never altered'; end $$;
create trigger evolution_is_append_only before update or delete on evolution
    for each statement execute function refuse_change();
create trigger journey_step_is_append_only before update or delete on journey_step
    for each statement execute function refuse_change();

-- How far each log was read.
create table bookmark (
    topic    text    not null,
    part     integer not null,
    next     bigint  not null,                        -- the offset to go on at
    progress bigint  not null,                        -- up to here its writer told everything; -1 when it said nothing
    primary key (topic, part)
);

-- What is to be written to Kafka, in this order; gone once it is.
create table outbox (
    id      bigint generated always as identity primary key,
    topic   text    not null,
    part    integer not null,                         -- -1: to every partition
    key     bytea   not null,
    value   bytea   not null,
    headers text    not null                          -- name=value, one a line
);

-- One row. The fence rises with every writer and is checked in every transaction.
create table writer (
    only_row boolean primary key default true check (only_row),
    fence    bigint not null default 0,
    told     bigint not null default 0                -- up to this delivery sequence effects.events tells everything
);
insert into writer default values;
