-- case: fires on rows behind a change of the schema
ALTER TABLE orders ADD COLUMN total int;
UPDATE customers SET name = upper(name) WHERE name IS NOT NULL;
DELETE FROM items WHERE price IS NULL;
-- case: silent on rows of a new table
ALTER TABLE orders ADD COLUMN total int;
CREATE TABLE states (name text);
INSERT INTO states VALUES ('new');
-- case: silent on rows alone
UPDATE customers SET name = upper(name);
-- case: silent in another file
ALTER TABLE orders ADD COLUMN total int;
-- file
UPDATE orders SET total = 0;
