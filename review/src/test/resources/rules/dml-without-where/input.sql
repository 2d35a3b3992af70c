-- case: fires without a condition, or with one that always holds
UPDATE orders SET total = 0;
DELETE FROM orders;
DELETE FROM orders WHERE true;
UPDATE orders SET total = 0 WHERE 1 = 1;
UPDATE orders SET total = 0 WHERE (1=1) OR id = 5;
-- case: silent with a condition
UPDATE orders SET total = 0 WHERE total IS NULL;
DELETE FROM orders WHERE id = 5 AND true;
-- case: silent on a join
UPDATE orders SET total = t.total FROM totals t WHERE t.id = orders.id;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int);
UPDATE scratch SET id = 1;
