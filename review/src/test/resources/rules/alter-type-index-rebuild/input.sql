-- case: fires on an index under a condition, or over an expression
CREATE TABLE orders (code varchar(20), name varchar(20), state varchar(20));
CREATE INDEX orders_open ON orders (code) WHERE state = 'open';
CREATE INDEX orders_name ON orders (lower(name));
-- file
ALTER TABLE orders ALTER COLUMN state TYPE text;
ALTER TABLE orders ALTER COLUMN name TYPE text;
ALTER TABLE orders ALTER COLUMN code TYPE text;
-- case: fires on another collation
CREATE TABLE orders (code varchar(20));
CREATE INDEX orders_code ON orders (code);
-- file
ALTER TABLE orders ALTER COLUMN code TYPE text COLLATE "C";
-- case: fires on text that sorts without case
CREATE TABLE orders (code text);
CREATE INDEX orders_code ON orders (code);
-- file
ALTER TABLE orders ALTER COLUMN code TYPE citext;
-- case: silent on a plain index
CREATE TABLE orders (code varchar(20));
CREATE INDEX orders_code ON orders (code);
-- file
ALTER TABLE orders ALTER COLUMN code TYPE text;
-- case: silent on another collation of a column without an index
CREATE TABLE orders (code varchar(20));
-- file
ALTER TABLE orders ALTER COLUMN code TYPE text COLLATE "C";
-- case: silent when the index went first
CREATE TABLE orders (code varchar(20));
CREATE INDEX orders_code ON orders (lower(code));
-- file
DROP INDEX CONCURRENTLY orders_code;
-- file
ALTER TABLE orders ALTER COLUMN code TYPE text;
