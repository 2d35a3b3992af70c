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
