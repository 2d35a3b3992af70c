-- case: fires where each statement commits by itself [transaction: none]
CREATE TABLE a (id bigint PRIMARY KEY);
ALTER TABLE a ADD COLUMN b int;
CREATE INDEX CONCURRENTLY c ON a (b);
ALTER TABLE a ADD CONSTRAINT d CHECK (b > 0) NOT VALID;
CREATE SCHEMA e;
-- case: silent with guards, or after a drop [transaction: none]
CREATE TABLE IF NOT EXISTS a (id bigint PRIMARY KEY);
ALTER TABLE a ADD COLUMN IF NOT EXISTS b int;
DROP INDEX CONCURRENTLY IF EXISTS c;
CREATE INDEX CONCURRENTLY c ON a (b);
ALTER TABLE a DROP CONSTRAINT IF EXISTS d;
ALTER TABLE a ADD CONSTRAINT d CHECK (b > 0) NOT VALID;
CREATE SCHEMA IF NOT EXISTS e;
-- case: silent where a failure takes all back
CREATE TABLE a (id bigint PRIMARY KEY);
