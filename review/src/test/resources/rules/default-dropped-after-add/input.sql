-- case: fires in the same file
ALTER TABLE orders ADD COLUMN total int DEFAULT 0 NOT NULL;
ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;
-- case: silent in a later file
ALTER TABLE orders ADD COLUMN total int DEFAULT 0 NOT NULL;
-- file
ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;
-- case: silent when the column may be null
ALTER TABLE orders ADD COLUMN total int DEFAULT 0;
ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;
-- case: silent when it gets another one
ALTER TABLE orders ADD COLUMN total int DEFAULT 0 NOT NULL;
ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;
ALTER TABLE orders ALTER COLUMN total SET DEFAULT 1;
