-- case: fires on a table that was there before
TRUNCATE orders, customers;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int);
TRUNCATE scratch;
-- case: silent on deleting some rows
DELETE FROM orders WHERE id < 100;
-- case: fires on MySQL, where it commits [mysql:8.4]
TRUNCATE TABLE orders;
