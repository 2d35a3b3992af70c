-- case: fires on a key at the column
ALTER TABLE orders ADD COLUMN code text UNIQUE;
ALTER TABLE orders ADD COLUMN number bigint CONSTRAINT numbered PRIMARY KEY;
-- case: silent on a key over an index built online
ALTER TABLE orders ADD COLUMN code text;
-- file
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (code);
-- file
ALTER TABLE orders ADD CONSTRAINT orders_code UNIQUE USING INDEX orders_code;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN code text UNIQUE;
