-- case: fires while the constraint waits [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT counted NOT NULL amount NOT VALID;
-- file
ALTER TABLE orders ALTER COLUMN amount SET NOT NULL;
-- case: silent after the validation [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT counted NOT NULL amount NOT VALID;
-- file
ALTER TABLE orders VALIDATE CONSTRAINT counted;
-- file
ALTER TABLE orders ALTER COLUMN amount SET NOT NULL;
-- case: silent on another column [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT counted NOT NULL amount NOT VALID;
-- file
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
