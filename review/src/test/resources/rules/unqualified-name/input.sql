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
