-- case: fires on a unique constraint
ALTER TABLE orders ADD CONSTRAINT coded UNIQUE (code);
ALTER TABLE orders ADD UNIQUE NULLS NOT DISTINCT (customer, number);
-- case: silent over an index
ALTER TABLE orders ADD CONSTRAINT coded UNIQUE USING INDEX orders_code;
-- case: silent on a table of the same file
CREATE TABLE orders (code text);
ALTER TABLE orders ADD CONSTRAINT coded UNIQUE (code);
