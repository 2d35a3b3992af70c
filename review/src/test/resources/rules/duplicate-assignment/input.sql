-- case: fires on the same column twice
UPDATE orders SET total = 0, note = 'x', total = 1 WHERE id = 5;
-- case: silent on different columns
UPDATE orders SET total = 0, note = 'x' WHERE id = 5;
-- case: silent on two statements
UPDATE orders SET total = 0 WHERE id = 5;
UPDATE orders SET total = 1 WHERE id = 5;
-- case: fires on a column that is declared twice
CREATE TABLE orders (id int, total int, total text);
-- case: silent on fields and elements
UPDATE orders SET address.zip = '1', address.town = 'x', marks[1] = 1, marks[2] = 2 WHERE id = 5;
