-- case: fires on a column that was there before
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
-- case: fires softly on a wider text
CREATE TABLE orders (code varchar(10));
-- file
ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);
-- case: silent on a column the file added
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
-- case: silent on a table of the same file
CREATE TABLE scratch (a int);
ALTER TABLE scratch ALTER a TYPE bigint;
