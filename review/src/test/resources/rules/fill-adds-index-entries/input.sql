-- case: fires on a column of an index, with all its indexes
CREATE INDEX orders_customer ON orders (customer);
CREATE INDEX orders_state ON orders (state);
-- file
UPDATE orders SET state = 'open' WHERE state = 'new';
-- case: fires on a column of an expression and of a condition
ALTER TABLE orders ADD COLUMN code text, ADD COLUMN closed_at date;
CREATE INDEX orders_open ON orders (lower(code)) WHERE closed_at IS NULL;
-- file
UPDATE orders SET code = upper(code), closed_at = '2020-01-01', total = 0;
-- case: fires on a summary before version 16 [postgresql:15]
CREATE INDEX orders_closed ON orders USING brin (closed_at);
-- file
UPDATE orders SET closed_at = '2020-01-01';
-- case: silent on a summary
CREATE INDEX orders_closed ON orders USING brin (closed_at);
-- file
UPDATE orders SET closed_at = '2020-01-01';
-- case: silent on a column in no index
CREATE INDEX orders_state ON orders (state);
-- file
UPDATE orders SET total = price * amount;
-- case: silent on an index that is made afterwards
UPDATE orders SET state = 'open' WHERE state = 'new';
-- file
CREATE INDEX orders_state ON orders (state);
-- case: silent on rows that go
CREATE INDEX orders_state ON orders (state);
-- file
DELETE FROM orders WHERE state = 'gone';
