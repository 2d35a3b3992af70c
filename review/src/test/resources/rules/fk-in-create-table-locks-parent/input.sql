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
