-- case: fires on a table, a column and an index of another shape
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10), total int);
CREATE INDEX orders_total ON orders (total);
-- file
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, code varchar(10), note text);
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, code varchar(20));
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric(12, 2);
CREATE INDEX IF NOT EXISTS orders_total ON orders (code);
CREATE UNIQUE INDEX IF NOT EXISTS orders_total ON orders (total);
-- case: silent on the same again, however it is spelled
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(10), total int);
CREATE INDEX orders_total ON orders (total);
-- file
CREATE TABLE IF NOT EXISTS orders (id int8 PRIMARY KEY, code character varying(10), total integer);
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total int4;
CREATE INDEX IF NOT EXISTS orders_total ON orders (total);
-- case: silent on what is not there yet
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total int;
-- case: silent on a table nobody described
ALTER TABLE orders ADD COLUMN total int;
-- file
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total int);
