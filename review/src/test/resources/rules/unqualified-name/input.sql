-- case: fires on tables and other objects
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE VIEW totals AS SELECT 1 AS n;
ALTER TABLE customers ADD COLUMN a int, ADD COLUMN b int;
-- case: silent with a schema
CREATE TABLE shop.orders (id bigint PRIMARY KEY);
CREATE VIEW shop.totals AS SELECT 1 AS n;
-- case: silent when the file sets the search path
SET search_path = shop;
CREATE TABLE orders (id bigint PRIMARY KEY);
-- case: silent on rows
INSERT INTO orders VALUES (1);
-- case: fires on what is changed or dropped
TRUNCATE orders;
DROP INDEX orders_total;
DROP VIEW totals;
ALTER INDEX orders_code RENAME TO orders_number;
CREATE FOREIGN TABLE far (id int) SERVER there;
-- case: silent on what lies in no schema
DROP EXTENSION hstore;
DROP SCHEMA old;
DROP INDEX shop.orders_total;
