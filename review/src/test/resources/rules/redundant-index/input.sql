-- case: fires on the beginning of another index, and on the same again
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at date);
CREATE INDEX orders_customer_at ON orders (customer, at);
CREATE INDEX orders_customer ON orders (customer);
CREATE INDEX orders_id ON orders (id);
-- case: fires on an older index that the new one makes needless
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at date);
CREATE INDEX orders_customer ON orders (customer);
-- file
CREATE INDEX CONCURRENTLY orders_customer_at ON orders (customer, at);
-- case: fires on a key that is declared twice
CREATE TABLE orders (id bigint PRIMARY KEY UNIQUE, code text UNIQUE);
ALTER TABLE orders ADD CONSTRAINT orders_code_unique UNIQUE (code);
-- case: silent on another order, method, condition or uniqueness
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at date);
CREATE INDEX orders_customer_at ON orders (customer, at);
CREATE INDEX orders_at ON orders (at);
CREATE INDEX orders_customer_hash ON orders USING hash (customer);
CREATE INDEX orders_open ON orders (customer) WHERE at IS NULL;
CREATE UNIQUE INDEX orders_one ON orders (customer);
-- case: silent when the older one is dropped further down
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at date);
CREATE INDEX orders_customer ON orders (customer);
-- file
CREATE INDEX CONCURRENTLY orders_customer_at ON orders (customer, at);
-- file
DROP INDEX CONCURRENTLY orders_customer;
