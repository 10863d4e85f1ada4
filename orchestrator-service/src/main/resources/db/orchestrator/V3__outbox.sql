-- The outbox of every service has one shape.
alter table outbox rename column sequence to id;
