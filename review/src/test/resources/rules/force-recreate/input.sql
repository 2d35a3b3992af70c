-- case: fires on drop and create
DROP TABLE IF EXISTS orders;
CREATE TABLE orders (id int);
-- case: silent on creating alone
CREATE TABLE orders (id int);
-- case: silent on another table
DROP TABLE IF EXISTS old_orders;
CREATE TABLE orders (id int);
-- case: silent on a temporary table
DROP TABLE IF EXISTS scratch;
CREATE TEMP TABLE scratch (id int);
