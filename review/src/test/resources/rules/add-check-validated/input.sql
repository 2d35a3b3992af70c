-- case: fires on a check without NOT VALID
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);
ALTER TABLE orders ADD CHECK (amount > 0);
-- case: silent on NOT VALID
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
-- case: silent on a table of the same file
CREATE TABLE orders (total int);
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);
-- case: silent on a check that is not enforced [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT ENFORCED;
