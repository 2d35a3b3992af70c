-- case: fires on rows and on a scan behind ALTER TABLE
ALTER TABLE orders ADD COLUMN total int;
UPDATE customers SET name = upper(name);
ALTER TABLE orders ADD CHECK (total > 0);
-- case: fires once, and softly, on statements that take a moment
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN more text;
-- case: silent without a transaction [transaction: none]
ALTER TABLE orders ADD COLUMN total int;
UPDATE customers SET name = upper(name);
-- case: silent behind a weaker lock
ALTER TABLE orders SET (fillfactor = 80);
UPDATE customers SET name = upper(name);
-- case: silent on tables of the same file
CREATE TABLE scratch (id int);
ALTER TABLE scratch ADD COLUMN total int;
INSERT INTO scratch SELECT 1, 2;
-- case: fires as a hint on the rows a file holds
ALTER TABLE orders ADD COLUMN total int;
INSERT INTO kinds VALUES (1, 'total');
