-- case: fires once, at the first strong lock
CREATE TABLE scratch (id int);
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN note text;
-- case: fires when the limit was for another transaction [transaction: none]
BEGIN;
SET LOCAL lock_timeout = '2s';
COMMIT;
ALTER TABLE orders ADD COLUMN total int;
-- case: silent when it is set
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total int;
-- case: silent when it is set by a function
SELECT set_config('lock_timeout', '2s', true);
ALTER TABLE orders ADD COLUMN total int;
-- case: silent on new tables and online builds
CREATE TABLE scratch (id int);
ALTER TABLE scratch ADD COLUMN total int;
-- case: silent on an online build
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: fires when the limit was taken back
SET lock_timeout = '2s';
RESET ALL;
ALTER TABLE orders ADD COLUMN total int;
-- case: fires when the limit is off
SET lock_timeout = 0;
ALTER TABLE orders ADD COLUMN total int;
