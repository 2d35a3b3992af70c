-- case: fires where the tool wraps whatever stands there [transaction: whole]
ALTER TABLE orders ADD COLUMN total int;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: fires where the tool refuses the mixture
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: fires beside a change of the schema
ALTER TABLE orders ADD COLUMN total int;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: fires inside BEGIN [transaction: none]
BEGIN;
DROP INDEX CONCURRENTLY orders_total;
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
REINDEX INDEX CONCURRENTLY orders_code;
COMMIT;
-- case: silent where the tool wraps nothing [transaction: none]
ALTER TABLE orders ADD COLUMN total int;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent in a file of its own, which the tools run without a transaction
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent on what may be inside
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
ALTER TABLE orders ADD COLUMN total int;
-- case: fires in a block of code, which is one transaction [transaction: none]
DO $$ BEGIN CREATE INDEX CONCURRENTLY orders_total ON orders (total); END $$;
-- case: fires behind ROLLBACK TO, which ends no transaction [transaction: none]
BEGIN;
SAVEPOINT s;
UPDATE orders SET total = 0 WHERE id = 1;
ROLLBACK TO s;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
COMMIT;
-- case: fires in the transaction that AND CHAIN begins, and behind a savepoint [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT AND CHAIN;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
SAVEPOINT here;
ROLLBACK TO SAVEPOINT here;
DROP INDEX CONCURRENTLY orders_code;
COMMIT;
-- case: silent behind the end of the transaction [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT AND NO CHAIN;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
