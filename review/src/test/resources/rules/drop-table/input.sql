-- case: fires on a table that was there before
DROP TABLE orders;
-- case: fires on a table of an earlier file
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- file
DROP TABLE IF EXISTS orders;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int);
DROP TABLE scratch;
-- case: silent on a temporary table
CREATE TEMP TABLE scratch (id int);
DROP TABLE scratch;
-- case: silent on dropping something else
DROP INDEX orders_idx;
