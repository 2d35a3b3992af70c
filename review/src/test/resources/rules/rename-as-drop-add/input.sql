-- case: fires on names that are alike and the same type
CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(80), note text);
-- file
ALTER TABLE customers DROP COLUMN name, ADD COLUMN full_name varchar(80);
-- case: fires on names that are alike where the type is not known
ALTER TABLE customers ADD COLUMN phone_number text;
ALTER TABLE customers DROP COLUMN phone_nr;
-- case: fires on a table that looks alike
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- file
DROP TABLE orders;
CREATE TABLE purchases (id bigint PRIMARY KEY, customer bigint, total int, note text);
-- case: silent on another type
CREATE TABLE customers (id bigint PRIMARY KEY, name_length int);
-- file
ALTER TABLE customers DROP COLUMN name_length, ADD COLUMN name_text text;
-- case: silent on names that have nothing in common
ALTER TABLE customers DROP COLUMN fax, ADD COLUMN loyalty_points int;
-- case: silent on another table
ALTER TABLE customers DROP COLUMN name;
ALTER TABLE orders ADD COLUMN full_name text;
-- case: silent on the same name, which is a change of type
ALTER TABLE customers DROP COLUMN name, ADD COLUMN name text;
-- case: fires on the only pair of one telling type
CREATE TABLE books (id bigint, name varchar(50));
-- file
ALTER TABLE books DROP COLUMN name;
ALTER TABLE books ADD COLUMN title varchar(50);
-- case: silent on several of that type
CREATE TABLE books (id bigint, name varchar(50));
-- file
ALTER TABLE books DROP COLUMN name, ADD COLUMN title varchar(50), ADD COLUMN author varchar(50);
-- case: fires on a column with names that need quotes, in another schema
ALTER TABLE "Shop"."Orders" ADD COLUMN "Total Price" int;
ALTER TABLE "Shop"."Orders" DROP COLUMN "Total";
-- case: fires on a table in another schema
CREATE TABLE shop."Orders_new" (id bigint PRIMARY KEY);
DROP TABLE shop."Orders_now";
-- case: fires on a table in another schema of MySQL, which would leave it without [mysql:8.4]
CREATE TABLE shop.orders_new (id bigint PRIMARY KEY);
DROP TABLE shop.orders_now;
-- case: silent when columns come again under their own names
ALTER TABLE runs DROP COLUMN root_workflow_id;
ALTER TABLE runs DROP COLUMN root_run_id;
ALTER TABLE runs ADD COLUMN root_workflow_id varchar(255);
ALTER TABLE runs ADD COLUMN root_run_id varchar(255);
-- case: silent when the new column is filled, or the new table takes the name
ALTER TABLE tasks ADD COLUMN instance text;
UPDATE tasks SET instance = i.name FROM instances i WHERE i.id = tasks.instance_id;
ALTER TABLE tasks DROP COLUMN instance_id;
CREATE TABLE events_new (id bigint PRIMARY KEY, at timestamptz);
INSERT INTO events_new SELECT * FROM events;
DROP TABLE events;
ALTER TABLE events_new RENAME TO events;
