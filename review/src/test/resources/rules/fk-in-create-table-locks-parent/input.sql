-- case: fires on parents in use
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, previous bigint REFERENCES orders);
-- case: fires more seriously when rows are worked on in the same transaction
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
INSERT INTO orders SELECT id, customer FROM old_orders;
-- case: silent on a parent of the same file, and on itself
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, previous bigint REFERENCES orders);
-- case: silent without foreign keys
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
-- case: fires when the key is added to a new table afterwards
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers;
ALTER TABLE orders ADD COLUMN shop bigint REFERENCES shops;
-- case: silent when it is added to a table in use, which is another rule
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers;
