-- case: fires on a value that differs from row to row
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
ALTER TABLE orders ADD COLUMN seen timestamptz NOT NULL DEFAULT clock_timestamp();
ALTER TABLE "Order Lines" ADD COLUMN rank float DEFAULT random();
-- case: fires on a function nobody knows
ALTER TABLE orders ADD COLUMN code text DEFAULT next_code();
-- case: fires on drawing from a sequence
ALTER TABLE shop.orders ADD COLUMN number bigint DEFAULT nextval('shop.numbers');
-- case: silent on the same value for all rows
ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'new';
ALTER TABLE orders ADD COLUMN at timestamptz NOT NULL DEFAULT now();
ALTER TABLE orders ADD COLUMN day date DEFAULT current_date;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
-- case: silent on a default for new rows only
ALTER TABLE orders ADD COLUMN token uuid;
ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
