-- What one operator's own clients have accepted, what is watched, and which facts were judged.

-- One row. The fence rises with every instance that starts; it is checked in every transaction, so the older one ends.
create table owner (
    only_row  boolean primary key default true check (only_row),
    fence     bigint not null default 0,
    -- How far the delivered topic was handled, and the place of the next event among those of the next delivery.
    delivered bigint not null default 0,        -- unsigned
    index     integer not null default 1,
    lamport   bigint not null default 0         -- unsigned; the highest time seen
);
insert into owner default values;

-- The accepted headers of each chain: one a height, each the parent of the next.
create table header (
    chain  text   not null,
    height bigint not null,
    hash   bytea  not null,
    rlp    bytea  not null,
    primary key (chain, height)
);
create table finality (
    chain     text primary key,
    safe      bigint not null,
    finalized bigint not null
);

-- The subscription to blocks: dense per chain, so nobody who follows the sequence misses one.
create table block_event (
    chain     text   not null,
    sequence  bigint not null,
    kind      text   not null,                  -- ACCEPTED | RETRACTED
    height    bigint not null,
    hash      bytea  not null,
    at_millis bigint not null,
    primary key (chain, sequence)
);

create table watch (
    chain         text   not null,
    address       bytea  not null,
    slot          bytea  not null,
    proven_height bigint,                       -- the last block it was proven at
    primary key (chain, address, slot)
);
create table watch_change (
    chain   text    not null,
    address bytea   not null,
    slot    bytea   not null,
    height  bigint  not null,
    value   numeric(78) not null,
    primary key (chain, address, slot, height)
);

create table fact (
    event_id        bytea primary key,
    chain           text     not null,
    height          bigint   not null,
    event           bytea    not null,          -- canonical CrossChainEvent, the claim that holds or the first
    carrier_lamport bigint   not null,          -- unsigned
    carrier_id      bytea    not null,
    verdict         text     not null,          -- VALID | NOT_YET | INVALID
    reason          text     not null,          -- FactReason
    fault           text,                       -- ProofFault
    finality        text,                       -- of VALID ones
    retracted       boolean  not null,
    version         bigint   not null,
    since_millis    bigint   not null
);
create index fact_open on fact (since_millis) where verdict <> 'INVALID';

-- Announcements of ours whose turn has not come.
create table announcement (
    event_id   bytea primary key,
    event      bytea  not null,
    depends_on bytea,
    due_millis bigint not null
);

-- Records that are to be written to Kafka, in this order; gone once they are.
create table outbox (
    sequence  bigint generated always as identity primary key,
    topic     text    not null,
    partition integer not null,
    key       bytea   not null,
    value     bytea   not null,
    headers   text    not null                  -- JSON object of text
);
