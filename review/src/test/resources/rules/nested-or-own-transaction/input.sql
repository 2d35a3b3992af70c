-- case: fires in a file that the tool wraps
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
-- case: fires on a transaction that never ends [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
-- case: silent where the tool wraps nothing [transaction: none]
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
-- case: silent without transaction control
ALTER TABLE orders ADD COLUMN total int;
-- case: fires on a second BEGIN and a second COMMIT [transaction: none]
BEGIN;
BEGIN;
ALTER TABLE orders ADD COLUMN total int;
COMMIT;
COMMIT;
