-- case: fires on a foreign key to a table in use
ALTER TABLE orders ADD COLUMN customer bigint REFERENCES customers;
ALTER TABLE orders ADD COLUMN payer bigint CONSTRAINT payer_there REFERENCES shop.customers (id) ON DELETE SET NULL;
-- case: fires and tells when all rows are checked
ALTER TABLE orders ADD COLUMN kind int NOT NULL DEFAULT 1 REFERENCES kinds;
ALTER TABLE orders ADD COLUMN root bigint DEFAULT 0 REFERENCES orders;
-- case: silent on a parent of the same file, which nobody uses yet
CREATE TABLE kinds (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN kind bigint REFERENCES kinds;
-- case: silent on a foreign key to itself, whose values are all null
ALTER TABLE orders ADD COLUMN previous bigint REFERENCES orders;
-- case: silent on a foreign key that comes later
ALTER TABLE orders ADD COLUMN customer bigint;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers NOT VALID;
