-- case: fires on a table in use
ALTER TABLE orders SET ACCESS METHOD columnar;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders SET ACCESS METHOD columnar;
-- case: silent on a partitioned table, whose partitions stay as they are
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file
ALTER TABLE events SET ACCESS METHOD columnar;
