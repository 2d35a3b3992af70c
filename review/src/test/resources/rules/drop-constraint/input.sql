-- case: fires on a table that was there before
ALTER TABLE orders DROP CONSTRAINT orders_total_check;
-- case: silent when the file puts another in its place
ALTER TABLE orders DROP CONSTRAINT orders_total_check, ADD CONSTRAINT orders_total_check CHECK (total > 0) NOT VALID;
-- case: silent on the helper of SET NOT NULL
ALTER TABLE orders ADD CONSTRAINT total_there CHECK (total IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT total_there;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT total_there;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int CONSTRAINT c CHECK (id > 0));
ALTER TABLE scratch DROP CONSTRAINT c;
-- case: fires on domains, and on constraints that are not enforced any more [postgresql:18]
ALTER DOMAIN email DROP CONSTRAINT has_at;
ALTER TABLE orders ALTER CONSTRAINT customer NOT ENFORCED;
