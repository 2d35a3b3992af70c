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
-- case: fires on a new table of MySQL [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY);
-- case: silent where MySQL has no guard [mysql:8.4]
CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY);
ALTER TABLE orders ADD COLUMN a INT;
CREATE INDEX i ON orders (b);
CREATE VIEW v AS SELECT 1;
-- case: silent after a drop by the full name [transaction: none]
DROP MATERIALIZED VIEW IF EXISTS public.sums;
CREATE MATERIALIZED VIEW sums AS SELECT 1 AS one;
-- case: fires in a transaction that is committed before another one may fail [transaction: none]
BEGIN;
ALTER TABLE a ADD COLUMN b int;
COMMIT;
BEGIN;
ALTER TABLE a ADD COLUMN c int;
COMMIT;
-- case: fires on what a second CREATE could replace [transaction: none]
CREATE VIEW v AS SELECT 1 AS n;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- case: silent on what is replaced, and on a query that has no guard [transaction: none]
CREATE OR REPLACE VIEW v AS SELECT 1 AS n;
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TEMP VIEW w AS SELECT 1 AS n;
SELECT 1 AS n INTO t;
-- case: fires on the second creation behind one drop [transaction: none]
ALTER TABLE a DROP CONSTRAINT IF EXISTS d;
ALTER TABLE a ADD CONSTRAINT d CHECK (b > 0) NOT VALID;
ALTER TABLE a ADD CONSTRAINT d CHECK (b > 1) NOT VALID;
