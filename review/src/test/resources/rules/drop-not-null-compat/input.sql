-- case: fires on a column that was there before
ALTER TABLE orders ALTER COLUMN total DROP NOT NULL;
-- case: silent on a column that may be null already
CREATE TABLE orders (id int, total int);
-- file
ALTER TABLE orders ALTER COLUMN total DROP NOT NULL;
-- case: silent on a column the file added
ALTER TABLE orders ADD COLUMN total int NOT NULL DEFAULT 0;
ALTER TABLE orders ALTER COLUMN total DROP NOT NULL;
