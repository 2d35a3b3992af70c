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
