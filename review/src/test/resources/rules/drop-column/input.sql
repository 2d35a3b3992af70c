-- case: fires on a table that was there before
ALTER TABLE orders DROP COLUMN total, DROP note;
-- case: silent on a table of the same file
CREATE TABLE orders (id int, total int);
ALTER TABLE orders DROP COLUMN total;
-- case: silent on dropping a default
ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;
-- case: silent on a column that is known not to be there
CREATE TABLE orders (id int);
-- file
ALTER TABLE orders DROP COLUMN IF EXISTS total;
