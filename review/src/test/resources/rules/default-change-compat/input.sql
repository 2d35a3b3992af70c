-- case: fires on a column that was there before
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';
ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
-- case: silent on a column the file added
ALTER TABLE orders ADD COLUMN state text;
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';
-- case: silent on a table of the same file
CREATE TABLE scratch (a int);
ALTER TABLE scratch ALTER a SET DEFAULT 1;
