-- case: fires on a table and on an index
ALTER TABLE orders SET TABLESPACE fast;
ALTER INDEX orders_pkey SET TABLESPACE fast;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders SET TABLESPACE fast;
-- case: silent on a partitioned table, whose partitions stay where they are
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file
ALTER TABLE events SET TABLESPACE fast;
