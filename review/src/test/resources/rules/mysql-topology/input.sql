-- case: fires on an index [mysql:8.4]
ALTER TABLE orders ADD INDEX i (a);
-- case: silent on an instant change [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT;
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (a INT);
ALTER TABLE t ADD INDEX i (a);
