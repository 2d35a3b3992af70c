-- case: fires on a column that was there before
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- case: fires on the constraint of version 18 [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT total_there NOT NULL total NOT VALID;
-- case: silent on a column the file added
ALTER TABLE orders ADD COLUMN total int DEFAULT 0;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- case: silent on a column that is NOT NULL already
CREATE TABLE orders (id int NOT NULL);
-- file
ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
