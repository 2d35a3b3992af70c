-- case: fires on the table that was altered
ALTER TABLE orders ADD COLUMN total int;
UPDATE orders SET total = price * amount;
-- case: silent on another table
ALTER TABLE orders ADD COLUMN total int;
UPDATE customers SET name = upper(name);
-- case: silent in another file
ALTER TABLE orders ADD COLUMN total int;
-- file
UPDATE orders SET total = price * amount;
-- case: silent without a transaction [transaction: none]
ALTER TABLE orders ADD COLUMN total int;
UPDATE orders SET total = price * amount;
-- case: fires and names the strongest of several locks
CREATE INDEX orders_code ON orders (code);
ALTER TABLE orders ADD COLUMN total int;
UPDATE orders SET total = 0 WHERE code = 'a';
-- case: fires under the table's new name
ALTER TABLE orders RENAME TO purchases;
UPDATE purchases SET total = 0 WHERE code = 'a';
