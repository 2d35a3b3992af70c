-- case: fires on a table that was there before
ALTER TABLE orders RENAME COLUMN total TO total_cents;
-- case: silent on a column the file added
ALTER TABLE orders ADD COLUMN total_tmp int;
ALTER TABLE orders RENAME COLUMN total_tmp TO total_cents;
-- case: silent when the old name comes back as a generated column
ALTER TABLE orders RENAME COLUMN total TO total_cents;
ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (total_cents) VIRTUAL;
-- case: silent on a table of the same file
CREATE TABLE scratch (a int);
ALTER TABLE scratch RENAME a TO b;
-- case: fires on views and composite types
ALTER VIEW report RENAME COLUMN a TO b;
ALTER TYPE address RENAME ATTRIBUTE zip TO postcode;
