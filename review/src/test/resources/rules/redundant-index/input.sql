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
-- case: fires on unnamed ones, expressions, beginnings, and what begins with the primary key [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, v VARCHAR(200), INDEX (a), INDEX (b), INDEX (a));
CREATE INDEX e1 ON t (v, (b * 2));
CREATE INDEX e2 ON t (v, (b * 2));
CREATE INDEX w ON t (v, a);
CREATE INDEX s ON t (v(10));
CREATE INDEX k ON t (id, b);
CREATE TABLE u (a INT, b INT, UNIQUE (a, b), UNIQUE (a, b));
-- case: silent on another beginning, another expression, and a unique beginning [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT, v VARCHAR(200), UNIQUE KEY u (v(20)));
CREATE INDEX l ON t (v);
CREATE INDEX m ON t ((a * 2));
CREATE INDEX n ON t ((a * 3));
CREATE INDEX o ON t (a, id);
-- case: silent on an operator class of its own
CREATE TABLE parcels (id bigint PRIMARY KEY, code text);
CREATE INDEX parcels_code ON parcels (code);
CREATE INDEX parcels_code_like ON parcels (code text_pattern_ops);
-- case: silent on an order of its own
CREATE TABLE parcels (id bigint PRIMARY KEY, a int, b int);
CREATE INDEX parcels_ab ON parcels (a, b);
CREATE INDEX parcels_a_down ON parcels (a, b DESC);
-- case: silent on the place of nulls, and on another collation
CREATE TABLE parcels (id bigint PRIMARY KEY, a int, b text);
CREATE INDEX parcels_a ON parcels (a);
CREATE INDEX parcels_a_nulls ON parcels (a NULLS FIRST);
CREATE INDEX parcels_b ON parcels (b);
CREATE INDEX parcels_b_c ON parcels (b COLLATE "C");
-- case: fires on the usual order said in words
CREATE TABLE parcels (id bigint PRIMARY KEY, a int, b int);
CREATE INDEX parcels_ab ON parcels (a, b);
CREATE INDEX parcels_a ON parcels (a ASC);
-- case: fires on MySQL, whose indexes belong to their tables [mysql:8.4]
CREATE TABLE shop.parcels (id bigint PRIMARY KEY, a int, b int);
CREATE INDEX `parcels a` ON shop.parcels (a);
CREATE INDEX parcels_ab ON shop.parcels (a, b);
