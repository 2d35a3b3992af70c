-- case: fires on shorter, smaller and coarser types
CREATE TABLE orders (id bigint, code varchar(20), total numeric(12, 2), at timestamptz, note text);
-- file
ALTER TABLE orders ALTER COLUMN id TYPE int;
ALTER TABLE orders ALTER COLUMN code TYPE varchar(10);
ALTER TABLE orders ALTER COLUMN total TYPE numeric(10, 2);
ALTER TABLE orders ALTER COLUMN at TYPE date;
ALTER TABLE orders ALTER COLUMN note TYPE int USING note::int;
-- case: silent on wider types
CREATE TABLE orders (id int, code varchar(20), total numeric(10, 2));
-- file
ALTER TABLE orders ALTER COLUMN id TYPE bigint;
ALTER TABLE orders ALTER COLUMN code TYPE text;
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12, 2);
-- case: silent when the present type is not known
ALTER TABLE orders ALTER COLUMN id TYPE int;
