-- case: fires on a check at the column
ALTER TABLE orders ADD COLUMN amount int CHECK (amount > 0);
ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'new' CONSTRAINT known CHECK (state IN ('new', 'paid'));
-- case: silent on a check that comes later and unvalidated
ALTER TABLE orders ADD COLUMN amount int;
ALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN amount int CHECK (amount > 0);
-- case: silent on a check that is not enforced [postgresql:18]
ALTER TABLE orders ADD COLUMN amount int CHECK (amount > 0) NOT ENFORCED;
