-- case: fires on a stored column [postgresql:17]
ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * amount) STORED;
-- case: fires and names the cheap form where there is one [postgresql:18]
ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * amount) STORED;
-- case: silent on a column computed on reading [postgresql:18]
ALTER TABLE orders ADD COLUMN total int GENERATED ALWAYS AS (price * amount) VIRTUAL;
ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (price * 2);
-- case: silent on a new table
CREATE TABLE lines (price int, amount int, total int GENERATED ALWAYS AS (price * amount) STORED);
ALTER TABLE lines ADD COLUMN twice int GENERATED ALWAYS AS (price * 2) STORED;
