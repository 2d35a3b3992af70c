-- case: fires on SHARED [mysql:8.4]
ALTER TABLE orders ADD INDEX i (a), ALGORITHM=INPLACE, LOCK=SHARED;
-- case: fires on EXCLUSIVE at an index [mysql:8.4]
CREATE INDEX i ON orders (a) LOCK=EXCLUSIVE;
-- case: silent on NONE [mysql:8.4]
ALTER TABLE orders ADD INDEX i (a), LOCK=NONE;
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (a INT);
ALTER TABLE t ADD INDEX i (a), LOCK=SHARED;
