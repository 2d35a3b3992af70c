-- case: fires on the other order in a later file
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE customers ADD COLUMN name text;
-- file
ALTER TABLE customers ADD COLUMN mail text;
ALTER TABLE orders ADD COLUMN note text;
-- case: silent on the same order
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE customers ADD COLUMN name text;
-- file
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE customers ADD COLUMN mail text;
-- case: silent on one table
ALTER TABLE orders ADD COLUMN total int;
-- file
ALTER TABLE customers ADD COLUMN mail text;
