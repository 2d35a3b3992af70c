-- case: fires on many columns
CREATE INDEX CONCURRENTLY orders_all ON orders (a, b, c, d);
-- case: fires on a boolean, and on a condition that always holds
CREATE TABLE orders (id bigint PRIMARY KEY, paid boolean, at date NOT NULL);
CREATE INDEX orders_paid ON orders (paid);
CREATE INDEX orders_at ON orders (at) WHERE at IS NOT NULL;
-- case: silent on three columns, and on a unique key over more
CREATE INDEX CONCURRENTLY orders_some ON orders (a, b, c);
CREATE UNIQUE INDEX CONCURRENTLY orders_key ON orders (a, b, c, d);
-- case: silent on a partial index and a condition that means something
CREATE TABLE orders (id bigint PRIMARY KEY, paid boolean, at date);
CREATE INDEX orders_paid ON orders (paid) WHERE NOT paid;
CREATE INDEX orders_at ON orders (at) WHERE at IS NOT NULL;
-- case: fires on the beginning of long values and on long primary keys [mysql:8.4]
CREATE TABLE t (a INT, b BLOB, c TEXT, d INT, e INT, f INT, PRIMARY KEY (a, d, e, f, b(1), c(1)));
CREATE INDEX i ON t (b(10));
ALTER TABLE t ADD UNIQUE (c(20));
-- case: fires on many columns on MySQL, without a word about INCLUDE [mysql:8.4]
CREATE INDEX i ON orders (a, b, c, d);
-- case: silent on words, and on the beginning of a short text [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, c TEXT, v VARCHAR(200));
CREATE FULLTEXT INDEX f ON t (c);
CREATE INDEX i ON t (v(20));
