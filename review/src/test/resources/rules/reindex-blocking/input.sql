-- case: fires on a table, an index and a schema
REINDEX TABLE orders;
REINDEX (VERBOSE) INDEX orders_total;
REINDEX SCHEMA public;
-- case: fires without a concurrent form on an old server [postgresql:11]
REINDEX TABLE orders;
-- case: silent when it is done concurrently
REINDEX TABLE CONCURRENTLY orders;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
REINDEX TABLE orders;
-- case: fires when CONCURRENTLY is switched off
REINDEX (CONCURRENTLY false) TABLE orders;
-- case: silent on an index of a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE INDEX orders_total ON orders (total);
REINDEX INDEX orders_total;
-- case: silent on an index of a temporary table
CREATE TEMP TABLE orders (id bigint PRIMARY KEY, total int);
CREATE INDEX orders_total ON orders (total);
REINDEX INDEX Orders_Total;
