-- case: fires on the same column twice
UPDATE orders SET total = 0, note = 'x', total = 1 WHERE id = 5;
-- case: silent on different columns
UPDATE orders SET total = 0, note = 'x' WHERE id = 5;
-- case: silent on two statements
UPDATE orders SET total = 0 WHERE id = 5;
UPDATE orders SET total = 1 WHERE id = 5;
