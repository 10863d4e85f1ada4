-- What shows a step on its chain, and whether it counted once and does not now.
alter table result add column anchor bytea;
alter table result add column anchor_final boolean not null default false;
alter table result add column fell boolean not null default false;

-- A purchase as it is sent, and sent again.
alter table job add column signed bytea;
