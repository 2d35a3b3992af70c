-- case: fires on a check that mentions the column
CREATE TABLE orders (code varchar(20) CHECK (code <> ''), state text);
-- file
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
-- case: silent on a column without a check
CREATE TABLE orders (code varchar(20), state text CHECK (state <> ''));
-- file
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
-- case: silent on a check that was never validated
CREATE TABLE orders (code varchar(20));
ALTER TABLE orders ADD CONSTRAINT coded CHECK (code <> '') NOT VALID;
-- file
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
-- case: silent when the check went first
CREATE TABLE orders (code varchar(20), CONSTRAINT coded CHECK (code <> ''));
-- file
ALTER TABLE orders DROP CONSTRAINT coded;
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
