-- case: fires on an index of an earlier file
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE INDEX orders_total ON orders (total);
-- file
DROP INDEX orders_total;
-- case: fires on an index nobody created
DROP INDEX IF EXISTS orders_total;
-- case: silent when it is dropped concurrently
DROP INDEX CONCURRENTLY orders_total;
-- case: silent on the index of a partitioned table, which has no concurrent form
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE INDEX events_id ON events (id);
-- file
DROP INDEX events_id;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE INDEX orders_total ON orders (total);
DROP INDEX orders_total;
