-- case: fires on neighbours
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN note text, ADD COLUMN more text;
-- case: silent on another table
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE customers ADD COLUMN note text;
-- case: silent on another kind of lock
ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT c;
-- case: silent on a rename, which stands alone
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders RENAME COLUMN note TO notes;
