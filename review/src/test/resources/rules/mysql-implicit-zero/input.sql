-- case: fires on a number [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT NOT NULL;
-- case: fires on a date [mysql:8.4]
ALTER TABLE orders ADD COLUMN d DATE NOT NULL;
-- case: silent with a default [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT NOT NULL DEFAULT 0;
-- case: silent when nullable [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT;
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (a INT);
ALTER TABLE t ADD COLUMN b INT NOT NULL;
