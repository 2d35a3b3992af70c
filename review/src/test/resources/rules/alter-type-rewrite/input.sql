-- case: fires on another size or kind of value
CREATE TABLE orders (id int PRIMARY KEY, code varchar(20), total numeric(10, 2), at timestamp, note json, tag char(3));
-- file
ALTER TABLE orders ALTER COLUMN id TYPE bigint;
ALTER TABLE orders ALTER COLUMN code TYPE varchar(10);
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12, 3);
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
ALTER TABLE orders ALTER COLUMN note TYPE jsonb USING note::jsonb;
ALTER TABLE orders ALTER COLUMN tag TYPE text;
-- case: fires on a value that is worked out
CREATE TABLE orders (code varchar(20));
-- file
ALTER TABLE orders ALTER COLUMN code TYPE text USING upper(code);
-- case: fires where the present type is not known
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
-- case: fires and names the tables at the other ends of foreign keys
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers);
-- file
ALTER TABLE customers ALTER COLUMN id TYPE bigint;
ALTER TABLE orders ALTER COLUMN customer TYPE bigint;
-- case: silent on wider types
CREATE TABLE orders (code varchar(20), name varchar(20), total numeric(10, 2), sum numeric(10, 2), bits bit varying(4),
    pause interval(2), at_time time(2), at timestamp(2), net cidr, number int, tags text[]);
-- file
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
ALTER TABLE orders ALTER COLUMN name TYPE text;
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12, 2);
ALTER TABLE orders ALTER COLUMN sum TYPE numeric;
ALTER TABLE orders ALTER COLUMN bits TYPE varbit(8);
ALTER TABLE orders ALTER COLUMN pause TYPE interval;
ALTER TABLE orders ALTER COLUMN at_time TYPE time(4);
ALTER TABLE orders ALTER COLUMN at TYPE timestamp;
ALTER TABLE orders ALTER COLUMN net TYPE inet;
ALTER TABLE orders ALTER COLUMN number TYPE integer;
ALTER TABLE orders ALTER COLUMN tags TYPE text[];
-- case: silent on a conversion that is only the cast
CREATE TABLE orders (code varchar(20), name varchar(20));
-- file
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40) USING code::varchar(40);
ALTER TABLE orders ALTER COLUMN name TYPE text USING CAST(name AS text);
-- case: silent on a time zone for moments in a session of UTC
CREATE TABLE orders (at timestamp, seen timestamptz);
-- file
SET timezone = 'UTC';
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
ALTER TABLE orders ALTER COLUMN seen TYPE timestamp;
-- case: silent in a transaction of UTC
CREATE TABLE orders (at timestamp);
-- file
SET LOCAL TIME ZONE 'UTC';
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
-- case: fires where SET LOCAL does nothing, outside a transaction [transaction: none]
CREATE TABLE orders (at timestamp);
-- file
SET LOCAL TIME ZONE 'UTC';
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
-- case: silent on a table of the same file
CREATE TABLE orders (id int PRIMARY KEY);
ALTER TABLE orders ALTER COLUMN id TYPE bigint;
-- case: silent on MySQL, where mysql-copy-algorithm speaks [mysql:8.4]
ALTER TABLE orders MODIFY total BIGINT;
