-- case: fires at the first strong lock
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN note text;
-- case: silent when it is set
SET statement_timeout = '5min';
ALTER TABLE orders ADD COLUMN total int;
-- case: silent on a new table
CREATE TABLE scratch (id int);
