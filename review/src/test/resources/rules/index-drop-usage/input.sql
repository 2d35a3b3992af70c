-- case: fires on an index of an earlier file
CREATE TABLE orders (id bigint PRIMARY KEY, total int, code text);
CREATE INDEX orders_total ON orders (total);
CREATE UNIQUE INDEX orders_code ON orders (code);
-- file
DROP INDEX CONCURRENTLY orders_total;
-- file
DROP INDEX CONCURRENTLY orders_code;
-- case: fires on an index nobody created
DROP INDEX CONCURRENTLY orders_total;
-- case: silent when another index does the same
CREATE TABLE orders (id bigint PRIMARY KEY, total int, code text);
CREATE INDEX orders_total ON orders (total);
CREATE INDEX orders_total_code ON orders (total, code);
-- file
DROP INDEX CONCURRENTLY orders_total;
-- case: silent when it clears an unfinished build away [transaction: none]
DROP INDEX CONCURRENTLY IF EXISTS orders_customer;
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);
-- case: silent on a unique key that the same statement of MySQL makes again [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, UNIQUE KEY u (a));
-- file
ALTER TABLE t DROP INDEX u, ADD UNIQUE KEY u (a, b);
