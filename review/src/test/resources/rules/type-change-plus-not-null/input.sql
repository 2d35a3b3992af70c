-- case: fires on both in one statement
ALTER TABLE orders ALTER COLUMN code TYPE text, ALTER COLUMN code SET NOT NULL;
-- case: silent on two statements
ALTER TABLE orders ALTER COLUMN code TYPE text;
ALTER TABLE orders ALTER COLUMN code SET NOT NULL;
-- case: silent on two columns
ALTER TABLE orders ALTER COLUMN code TYPE text, ALTER COLUMN name SET NOT NULL;
-- case: silent on a column that is not null already
CREATE TABLE orders (code varchar(20) NOT NULL);
-- file
ALTER TABLE orders ALTER COLUMN code TYPE text, ALTER COLUMN code SET NOT NULL;
