-- case: fires both ways
ALTER TABLE orders SET UNLOGGED;
ALTER TABLE orders SET LOGGED;
-- case: silent on a table of the same file
CREATE UNLOGGED TABLE staging (id bigint PRIMARY KEY);
ALTER TABLE staging SET LOGGED;
-- case: silent on another setting
ALTER TABLE orders SET (fillfactor = 80);
