-- case: fires on a table of an earlier file, and gives the online form
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file
CREATE INDEX orders_total ON orders (total);
-- case: fires on a table nobody created, without a name
CREATE UNIQUE INDEX ON shop.orders (code);
-- case: fires on a partitioned table
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file
CREATE INDEX events_id ON events (id);
-- case: silent when it is built concurrently
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE INDEX orders_total ON orders (total);
-- case: silent on the parent alone
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file
CREATE INDEX events_id ON ONLY events (id);
-- case: silent when the index is there already
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE INDEX orders_total ON orders (total);
-- file
CREATE INDEX IF NOT EXISTS orders_total ON orders (total);
