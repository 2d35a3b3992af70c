-- case: fires on a large table [bytes: orders=53687091200]
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent on a table of a few gigabytes [bytes: orders=5368709120]
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent when nobody knows the size
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
