-- case: fires on a copy of a table in use
SELECT * INTO orders_copy FROM orders;
-- case: silent on CREATE TABLE AS, which another rule is about
CREATE TABLE orders_copy AS SELECT * FROM orders;
-- case: silent on rows that come from no table
SELECT 1 AS n INTO numbers;
