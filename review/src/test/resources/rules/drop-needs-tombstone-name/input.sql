-- case: fires on a table under its own name
DROP TABLE orders;
-- case: silent on a table that was retired
DROP TABLE _deprecated_orders;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int);
DROP TABLE scratch;
