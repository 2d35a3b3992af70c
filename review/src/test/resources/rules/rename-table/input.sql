-- case: fires on a table that was there before
ALTER TABLE orders RENAME TO purchases;
-- case: silent when a view takes the old name
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
-- case: silent on a table of the same file
CREATE TABLE scratch (a int);
ALTER TABLE scratch RENAME TO orders;
