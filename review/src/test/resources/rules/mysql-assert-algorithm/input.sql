-- case: fires on an instant change [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT;
-- case: fires on an old server with what it can do in place [mysql:8.0.11]
ALTER TABLE orders ADD COLUMN a INT;
-- case: fires on several parts [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT, ADD INDEX i (b);
-- case: silent when it is said [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT, ALGORITHM=INSTANT;
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (a INT);
ALTER TABLE t ADD COLUMN b INT;
