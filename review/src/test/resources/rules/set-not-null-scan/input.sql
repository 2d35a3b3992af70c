-- case: fires without proof [postgresql:17]
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- case: fires without proof on a newer server [postgresql:18]
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders ADD CONSTRAINT counted NOT NULL amount;
-- case: fires on a check that is not validated yet [postgresql:17]
ALTER TABLE orders ADD CONSTRAINT total_there CHECK (total IS NOT NULL) NOT VALID;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- case: silent after a validated check [postgresql:17]
ALTER TABLE orders ADD CONSTRAINT total_there CHECK (total IS NOT NULL) NOT VALID;
-- file
ALTER TABLE orders VALIDATE CONSTRAINT total_there;
-- file
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT total_there;
-- case: silent on the proof of an earlier release, which goes behind [postgresql:17]
ALTER TABLE orders VALIDATE CONSTRAINT total_there;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT total_there;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- case: silent on a column that is not null already
CREATE TABLE orders (id bigint PRIMARY KEY, total int NOT NULL);
-- file
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- case: silent on the two steps of a newer server [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT counted NOT NULL amount NOT VALID;
-- file
ALTER TABLE orders VALIDATE CONSTRAINT counted;
