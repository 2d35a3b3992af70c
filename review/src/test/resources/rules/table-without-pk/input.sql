-- case: fires on a plain table
CREATE TABLE log (at timestamptz, line text);
-- case: fires on a partitioned table
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- case: silent with a key, inline, of its own, or later
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (x int, y int, PRIMARY KEY (x, y));
CREATE TABLE c (id bigint);
-- file
ALTER TABLE c ADD PRIMARY KEY (id);
-- case: silent on what lives shortly or elsewhere
CREATE TEMP TABLE a (id bigint);
CREATE TABLE b (LIKE orders INCLUDING ALL);
CREATE TABLE c PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE d () INHERITS (orders);
CREATE TABLE e AS SELECT 1 AS n;
-- case: fires on a key that goes [mysql:8.4]
ALTER TABLE orders DROP PRIMARY KEY;
-- case: fires when all its columns go [mysql:8.4]
CREATE TABLE t (a INT, b INT, c INT, PRIMARY KEY (a, b));
-- file
ALTER TABLE t DROP COLUMN a, DROP COLUMN b;
-- case: silent when one of them stays, when another key comes, and when a column declares it [mysql:8.4]
CREATE TABLE t (a INT, b INT, c INT, PRIMARY KEY (a, b));
CREATE TABLE u (a INT);
-- file
ALTER TABLE t DROP COLUMN a;
ALTER TABLE orders DROP PRIMARY KEY, ADD PRIMARY KEY (id);
ALTER TABLE customers DROP PRIMARY KEY;
ALTER TABLE customers ADD PRIMARY KEY (id);
ALTER TABLE u MODIFY a INT PRIMARY KEY;
-- case: fires when the key goes away
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY, x int);
-- file
ALTER TABLE a DROP CONSTRAINT a_pkey;
ALTER TABLE b DROP COLUMN id;
-- case: silent when another key follows, and on another constraint
CREATE TABLE a (id bigint PRIMARY KEY, x bigint UNIQUE);
-- file
ALTER TABLE a DROP CONSTRAINT a_x_key;
ALTER TABLE a DROP CONSTRAINT a_pkey;
ALTER TABLE a ADD PRIMARY KEY (x);
-- case: silent where the key stays over the columns that are left [mysql:8.4]
CREATE TABLE a (id int, x int, PRIMARY KEY (id, x));
-- file
ALTER TABLE a DROP COLUMN id;
