-- case: fires on schemas, views, functions, sequences, types, tables that move, indexes and constraints
ALTER SCHEMA app RENAME TO shop;
ALTER VIEW report RENAME TO reports;
ALTER FUNCTION total(bigint) SET SCHEMA shop;
ALTER SEQUENCE numbers RENAME TO order_numbers;
ALTER TYPE mood RENAME TO feeling;
ALTER TABLE orders SET SCHEMA shop;
ALTER INDEX orders_idx RENAME TO orders_customer_idx;
ALTER TABLE orders RENAME CONSTRAINT orders_check TO orders_total_check;
-- case: silent on a type of the same file
CREATE TYPE scratch AS ENUM ('a');
ALTER TYPE scratch RENAME TO mood;
-- case: silent on another owner
ALTER VIEW report OWNER TO app;
-- case: silent on a trigger
ALTER TRIGGER audit ON orders RENAME TO audit_orders;
