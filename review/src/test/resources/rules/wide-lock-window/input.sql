-- case: fires at the second table
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE customers ADD COLUMN name text;
ALTER TABLE items ADD COLUMN price int;
-- case: silent on one table
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN name text;
-- case: silent without a transaction [transaction: none]
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE customers ADD COLUMN name text;
-- case: silent on a new table
ALTER TABLE orders ADD COLUMN total int;
CREATE TABLE scratch (id int);
ALTER TABLE scratch ADD COLUMN name text;
-- case: fires after a statement that locked two tables at once
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
ALTER TABLE items ADD COLUMN price int;
-- case: silent where both tables are locked already
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
ALTER TABLE customers ADD COLUMN name text;
-- case: silent on a table and itself under another name
ALTER TABLE orders RENAME TO orders_old;
ALTER TABLE orders_old ADD COLUMN note text;
-- case: fires on a table and the one that takes its name
ALTER TABLE orders RENAME TO orders_old;
ALTER TABLE customers RENAME TO orders;
