-- case: fires on a copy of a table in use
CREATE TABLE orders_copy AS SELECT * FROM orders;
-- case: silent on a copy without rows
CREATE TABLE orders_copy AS SELECT * FROM orders WITH NO DATA;
-- case: silent on rows that come from no table
CREATE TABLE numbers AS SELECT generate_series(1, 10) AS n;
