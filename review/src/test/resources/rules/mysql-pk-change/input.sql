-- case: fires on a new key [mysql:8.4]
ALTER TABLE orders ADD PRIMARY KEY (id);
-- case: fires on a dropped key [mysql:8.4]
ALTER TABLE orders DROP PRIMARY KEY;
-- case: fires on a swap [mysql:8.4]
ALTER TABLE orders DROP PRIMARY KEY, ADD PRIMARY KEY (a, b);
-- case: silent on another key [mysql:8.4]
ALTER TABLE orders ADD UNIQUE KEY u (a);
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (a INT NOT NULL);
ALTER TABLE t ADD PRIMARY KEY (a);
