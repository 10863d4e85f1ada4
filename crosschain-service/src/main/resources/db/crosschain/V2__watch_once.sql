-- A watch that ends by itself once a change of its slot is final; those known so far are for good.
alter table watch add column once boolean not null default false;
