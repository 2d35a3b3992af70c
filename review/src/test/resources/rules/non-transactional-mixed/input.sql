-- case: fires on an index beside a column
ALTER TABLE orders ADD COLUMN total int;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: fires once on two of them
CREATE INDEX CONCURRENTLY orders_a ON orders (a);
CREATE INDEX CONCURRENTLY orders_b ON orders (b);
-- case: silent alone
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent beside settings
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
