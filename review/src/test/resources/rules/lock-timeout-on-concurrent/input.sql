-- case: fires on every online build
SET lock_timeout = '2s';
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
DROP INDEX CONCURRENTLY orders_note;
REINDEX INDEX CONCURRENTLY orders_pkey;
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
-- case: silent when it is switched off
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total int;
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent when none is set
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent on a build that blocks
SET lock_timeout = '2s';
CREATE INDEX orders_total ON orders (total);
