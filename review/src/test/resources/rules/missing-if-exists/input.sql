-- case: fires where each statement commits by itself [transaction: none]
DROP TABLE a;
DROP INDEX b;
ALTER TABLE c DROP COLUMN d, DROP CONSTRAINT e;
DROP VIEW f;
-- case: silent with guards [transaction: none]
DROP TABLE IF EXISTS a;
DROP INDEX IF EXISTS b;
ALTER TABLE c DROP COLUMN IF EXISTS d, DROP CONSTRAINT IF EXISTS e;
DROP VIEW IF EXISTS f;
-- case: silent where a failure takes all back
DROP TABLE a;
-- case: fires on MySQL, where each statement commits [mysql:8.4]
DROP TABLE orders;
DROP VIEW v;
-- case: silent where MySQL has no guard [mysql:8.4]
DROP TABLE IF EXISTS orders;
ALTER TABLE customers DROP COLUMN a, DROP INDEX i;
DROP INDEX i ON customers;
-- case: fires in a transaction that is committed before another one may fail [transaction: none]
BEGIN;
DROP TABLE a;
COMMIT;
BEGIN;
DELETE FROM b WHERE id = 1;
COMMIT;
