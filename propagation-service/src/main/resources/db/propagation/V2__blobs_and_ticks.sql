-- Bytes that travel apart from messages. Root and size together name them.
create table blob (
    root        bytea    not null,
    size_bytes  bigint   not null,
    bytes       bytea    not null,
    own         boolean  not null,                 -- put by a service of this node; otherwise a gateway fetched it
    used_millis bigint   not null,                 -- when it was put or, by and large, last read
    primary key (root, size_bytes)
);
-- Proofs do not get smaller.
alter table blob alter column bytes set storage external;
create index blob_leaving on blob (own, used_millis);

-- What this node announced: written with the announcement, and never given up.
create table blob_announced (
    root       bytea  not null,
    size_bytes bigint not null,
    primary key (root, size_bytes)
);

-- One row, locked by whoever changes what is kept.
create table blob_room (
    only_row boolean primary key default true check (only_row),
    bytes    bigint not null default 0,
    blobs    bigint not null default 0
);
insert into blob_room default values;

-- Places in delivered that hold nothing and may have to be relayed again; dense together with causal_log and feed_void.
create table delivery_tick (
    delivery_sequence bigint primary key
);
