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
-- case: silent when the limit is off, which lock-timeout-bad-value says
SET lock_timeout = 0;
ALTER TABLE orders ADD COLUMN total int;
-- case: fires on the statement behind the transaction whose limit is over [transaction: none]
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
ALTER TABLE customers ADD COLUMN note text;
ALTER TABLE items ADD COLUMN note text;
-- case: silent on a limit of half a second
SET lock_timeout = '.5s';
ALTER TABLE orders ADD COLUMN total int;
-- case: silent where SET LOCAL … TO DEFAULT was for an earlier transaction [transaction: none]
SET lock_timeout = '2s';
BEGIN;
SET LOCAL lock_timeout TO DEFAULT;
COMMIT;
ALTER TABLE orders ADD COLUMN total int;
-- case: fires where SET LOCAL … TO DEFAULT hides the session's limit [transaction: none]
SET lock_timeout = '2s';
BEGIN;
SET LOCAL lock_timeout TO DEFAULT;
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
-- case: fires behind RESET, which ends SET LOCAL too
SET LOCAL lock_timeout = '2s';
RESET lock_timeout;
ALTER TABLE orders ADD COLUMN total int;
-- case: silent where only the server's value is reset [mysql:8.4]
SET SESSION lock_wait_timeout = 2;
SET GLOBAL lock_wait_timeout = DEFAULT;
ALTER TABLE orders ADD COLUMN total int;
