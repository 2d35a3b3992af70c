-- case: fires when the cover comes later
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at date);
CREATE INDEX orders_customer ON orders (customer);
-- file
DROP INDEX orders_customer;
CREATE INDEX orders_customer_at ON orders (customer, at);
-- case: fires when it is made again under the same name
DROP INDEX orders_customer;
CREATE INDEX orders_customer ON orders (customer, at);
-- case: silent when the new one comes first
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at date);
CREATE INDEX orders_customer ON orders (customer);
-- file
CREATE INDEX orders_customer_at ON orders (customer, at);
DROP INDEX orders_customer;
-- case: silent when it clears an unfinished build away [transaction: none]
DROP INDEX CONCURRENTLY IF EXISTS orders_customer;
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);
-- case: silent when the other index is about other columns
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at date);
CREATE INDEX orders_customer ON orders (customer);
-- file
DROP INDEX orders_customer;
CREATE INDEX orders_at ON orders (at);
