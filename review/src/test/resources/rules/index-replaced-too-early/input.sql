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
-- case: silent when one ALTER TABLE of MySQL swaps them, and on a namesake of another table [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, KEY i (a), KEY n (b));
CREATE TABLE u (id INT PRIMARY KEY, b INT);
-- file
ALTER TABLE t DROP INDEX i, ADD INDEX j (a, b);
DROP INDEX n ON t;
CREATE INDEX n ON u (b);
-- case: fires where each statement runs by itself [transaction: none]
CREATE INDEX orders_code ON orders (code);
-- file
DROP INDEX CONCURRENTLY orders_code;
CREATE INDEX CONCURRENTLY orders_code ON orders (code, total);
