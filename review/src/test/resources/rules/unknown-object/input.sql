-- case: fires on a table that was dropped or renamed
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE customers (id bigint PRIMARY KEY);
-- file
DROP TABLE orders;
ALTER TABLE customers RENAME TO clients;
-- file
ALTER TABLE orders ADD COLUMN total int;
CREATE INDEX customers_id ON customers (id);
CREATE TABLE bills (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- case: fires on a column that was never made, or is gone
CREATE TABLE orders (id bigint PRIMARY KEY, total int, note text);
-- file
ALTER TABLE orders DROP COLUMN note;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
CREATE INDEX orders_code ON orders (code);
UPDATE orders SET sum = 0 WHERE id = 1;
ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (total) REFERENCES orders (number) NOT VALID;
-- case: silent on tables nobody created, and on columns of copies
CREATE TABLE copy (LIKE orders);
CREATE TABLE filled AS SELECT 1 AS n;
-- file
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE copy ALTER COLUMN total SET NOT NULL;
ALTER TABLE filled ALTER COLUMN n SET NOT NULL;
-- case: silent with guards, and on names that were given again
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file
DROP TABLE orders;
-- file
DROP TABLE IF EXISTS orders;
ALTER TABLE IF EXISTS orders ADD COLUMN total int;
CREATE VIEW orders AS SELECT 1 AS id;
ALTER TABLE orders RENAME COLUMN id TO number;
-- case: silent after a statement that may have done anything
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file
DO $$ BEGIN ALTER TABLE orders ADD COLUMN total int; END $$;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- case: silent on a table of the same name after the old one moved to another schema
CREATE TABLE moved (id int PRIMARY KEY, x int);
ALTER TABLE moved SET SCHEMA archive;
CREATE TABLE moved (id int PRIMARY KEY, y int);
UPDATE moved SET y = 1 WHERE id = 3;
-- case: fires on a column that the moved table lacks
CREATE TABLE moved (id int PRIMARY KEY, x int);
ALTER TABLE moved SET SCHEMA "Archive";
UPDATE "Archive".moved SET y = 1 WHERE id = 3;
-- case: silent on a partition that is made anew after its parent went with all of them
CREATE TABLE parts (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (2);
DROP TABLE parts;
CREATE TABLE parts_1 (id int, b int);
UPDATE parts_1 SET b = 1 WHERE id = 3;
