-- case: fires on tables, types and columns
DROP TABLE orders CASCADE;
DROP TYPE mood CASCADE;
ALTER TABLE customers DROP COLUMN name CASCADE;
ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE;
DROP SCHEMA app CASCADE;
DROP INDEX orders_idx CASCADE;
-- case: silent without CASCADE
DROP TABLE orders;
ALTER TABLE customers DROP COLUMN name RESTRICT;
-- case: silent on objects of the same file
CREATE TABLE scratch (id int);
DROP TABLE scratch CASCADE;
