-- The causal log of one operator node: every message whose time was judged or that was delivered.
create table causal_log (
    id                bytea primary key,
    sender            bytea    not null,
    feed_sequence     bigint   not null,          -- unsigned
    type              integer  not null,
    header            bytea    not null,
    signature         bytea    not null,
    payload           bytea,                       -- null until delivered
    verdict           smallint not null,          -- TimeVerdict
    computed_time     bigint,                      -- null while unjudged
    delivery_sequence bigint unique,               -- dense from 1 together with feed_void; null until delivered
    own               boolean  not null,
    draft_id          bytea unique,                -- a draft is stamped once over all incarnations
    class             text     not null,          -- PriorityClass
    received_millis   bigint   not null,
    delivered_millis  bigint,
    held_back_millis  bigint                       -- null when it did not wait for a dependency
);
-- The causal read, verified messages only (verdict 1), and the load at start.
create index causal_log_verified on causal_log (computed_time, id) where verdict = 1;
create index causal_log_computed on causal_log (computed_time);
create index causal_log_feed on causal_log (sender, feed_sequence);
create index causal_log_own on causal_log (delivery_sequence) where own;
-- No two own messages share a place in a feed, whatever else goes wrong.
create unique index causal_log_own_feed on causal_log (sender, feed_sequence) where own;

create table causal_dependency (
    dependency bytea not null,
    id         bytea not null,
    primary key (dependency, id)
);

create table feed_void (
    delivery_sequence bigint primary key,
    sender            bytea  not null,
    first_id          bytea  not null,
    feed_sequence     bigint not null,             -- unsigned; void from here on
    reason            text   not null
);

-- Drafts that wait for their dependencies.
create table kept_draft (
    draft_id     bytea primary key,
    draft        bytea  not null,
    since_millis bigint not null
);

-- One row. The fence rises with every holder and is checked in every transaction.
create table lease (
    only_row   boolean primary key default true check (only_row),
    fence      bigint      not null default 0,
    holder     text,
    expires_at timestamptz not null default '-infinity',
    relayed    bigint      not null default 0,     -- last delivery sequence known to be in the delivered topic
    published  bigint      not null default 0      -- delivery sequence of the last own message known to be in wire.outbound
);
insert into lease default values;
