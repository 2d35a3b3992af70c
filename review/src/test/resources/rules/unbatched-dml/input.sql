-- case: fires on every row, on a join, on a copy
UPDATE orders SET total = price * amount;
DELETE FROM orders WHERE closed_at < now() - interval '1 year';
INSERT INTO archive SELECT * FROM orders WHERE closed_at IS NOT NULL;
-- case: fires softly on a comparison with a constant
UPDATE settings SET value = 'on' WHERE name = 'dark mode';
-- case: silent on a new table
CREATE TABLE scratch (id int);
UPDATE scratch SET id = 1;
-- case: silent on rows in the file
INSERT INTO orders VALUES (1), (2);
