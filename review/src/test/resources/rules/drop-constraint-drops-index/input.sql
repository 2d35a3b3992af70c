-- case: fires on a unique constraint of an earlier file
CREATE TABLE orders (id bigint PRIMARY KEY, code text CONSTRAINT orders_code UNIQUE);
-- file
ALTER TABLE orders DROP CONSTRAINT orders_code;
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
-- case: silent on a check
CREATE TABLE orders (id bigint PRIMARY KEY, code text CONSTRAINT orders_code CHECK (code <> ''));
-- file
ALTER TABLE orders DROP CONSTRAINT orders_code;
-- case: silent on a constraint nobody knows
ALTER TABLE orders DROP CONSTRAINT orders_code;
