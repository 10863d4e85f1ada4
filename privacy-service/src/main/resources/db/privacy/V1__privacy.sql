-- What one operator's privacy service knows. Ids are 32 bytes. Nothing of a sealed order but what it shows is in here
-- before its reveal.
create table seal (
    id          bytea primary key,
    body        bytea       not null,            -- the canonical sealed order
    quota_key   bytea       not null,            -- scheme (1 byte) and key
    nonce       bigint      not null,            -- unsigned
    closes_at   timestamptz not null,            -- from then on no door takes its reveal
    status      text        not null,
    version     bigint      not null,
    place       bigint      not null,            -- 0: not admitted here
    receipt     bytea,                           -- the canonical SealReceipt
    carriers    bytea[]     not null,
    revealing   boolean     not null,            -- this door took its reveal
    opened      bytea,                           -- order id, once revealed
    revealed_by bytea,
    handed_over boolean     not null
);
create index seal_admitted on seal (quota_key, nonce) where place <> 0;
create index seal_lapsing on seal (closes_at) where status = 'COMMITTED';
create index seal_opened on seal (opened) where opened is not null;

-- Every place ever given, and the batch it is in.
create table entry (
    place     bigint primary key,
    batch     bigint not null,
    admission bigint not null,                   -- 0 for a sealed order
    subject   bytea  not null
);
create index entry_batch on entry (batch, place);
create index entry_subject on entry (subject, place);

-- Closed batches of this operator.
create table batch (
    number bigint primary key,
    body   bytea not null                        -- the canonical BatchRoot
);

-- What operators said of their batches, ours among them.
create table root (
    operator   bytea  not null,
    number     bigint not null,
    statement  bytea  not null,
    body       bytea  not null,
    message_id bytea  not null,
    primary key (operator, number, statement)
);

-- Operators that said two things of one batch.
create table evidence (
    operator bytea  not null,
    number   bigint not null,
    first    bytea  not null,                    -- canonical BatchRoots, the lower statement first
    second   bytea  not null,
    primary key (operator, number, first, second)
);

-- Admission numbers that wait for an earlier one; without a subject: passed over.
create table waiting (
    number  bigint primary key,
    subject bytea
);

-- What is to be written to Kafka, in this order; gone once it is.
create table outbox (
    id      bigint generated always as identity primary key,
    topic   text  not null,
    key     bytea not null,
    value   bytea not null,
    headers text  not null                       -- name=value, one a line
);

-- One row. The fence rises with every writer and is checked in every transaction.
create table writer (
    only_row       boolean primary key default true check (only_row),
    fence          bigint      not null default 0,
    delivered      bigint      not null default 0,  -- the delivery sequence up to which delivered was read
    lamport        bigint      not null default 0,  -- unsigned
    next_place     bigint      not null default 1,
    next_batch     bigint      not null default 1,
    previous_root  bytea,
    batch_since    timestamptz,                     -- when the open batch got its first entry
    next_admission bigint      not null default 1,
    waiting_seals  bigint      not null default 0
);
insert into writer default values;
