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
