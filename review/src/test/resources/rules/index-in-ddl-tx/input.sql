-- case: fires after an ALTER in the same transaction
ALTER TABLE orders ADD COLUMN code text;
CREATE INDEX orders_code ON orders (code);
-- case: fires after a lock on another table
ALTER TABLE customers DROP CONSTRAINT customers_check;
CREATE INDEX orders_code ON orders (code);
-- case: silent where each statement commits by itself [transaction: none]
ALTER TABLE orders ADD COLUMN code text;
CREATE INDEX orders_code ON orders (code);
-- case: silent in a file of its own
ALTER TABLE orders ADD COLUMN code text;
-- file
CREATE INDEX orders_code ON orders (code);
-- case: silent when the index comes first
CREATE INDEX orders_code ON orders (code);
ALTER TABLE orders ADD COLUMN total int;
