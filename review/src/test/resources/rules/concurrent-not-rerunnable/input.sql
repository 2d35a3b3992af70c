-- case: fires on a guard that takes an unfinished index for a finished one
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_total ON orders (total);
-- case: fires without a name
CREATE INDEX CONCURRENTLY ON orders (total);
-- case: silent when an unfinished one is dropped first [transaction: none]
DROP INDEX CONCURRENTLY IF EXISTS orders_total;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_total ON orders (total);
-- case: silent when a second attempt fails loudly
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent on a plain build
CREATE INDEX IF NOT EXISTS orders_total ON orders (total);
