-- case: fires where no transaction is open [transaction: none]
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total int;
-- case: fires in a file that cannot be wrapped
SET LOCAL lock_timeout = '2s';
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent in a transaction
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total int;
-- case: silent in the file's own transaction [transaction: none]
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
-- case: silent without LOCAL [transaction: none]
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total int;
-- case: fires behind ABORT [transaction: none]
BEGIN;
ABORT;
SET LOCAL lock_timeout = '2s';
-- case: silent behind ROLLBACK TO [transaction: none]
BEGIN;
SAVEPOINT s;
ROLLBACK TO s;
SET LOCAL lock_timeout = '2s';
COMMIT;
-- case: fires on a list of values [transaction: none]
SET LOCAL search_path = app, public;
-- case: fires on the way back to the default [transaction: none]
SET LOCAL lock_timeout TO DEFAULT;
-- case: fires on set_config [transaction: none]
SELECT set_config('search_path', 'app, public', true);
