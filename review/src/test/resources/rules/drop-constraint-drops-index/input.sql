-- case: fires on a unique constraint of an earlier file
CREATE TABLE orders (id bigint PRIMARY KEY, code text CONSTRAINT orders_code UNIQUE);
-- file
ALTER TABLE orders DROP CONSTRAINT orders_code;
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
-- case: silent on a check
CREATE TABLE orders (id bigint PRIMARY KEY, code text CONSTRAINT orders_code CHECK (code <> ''));
-- file
ALTER TABLE orders DROP CONSTRAINT orders_code;
-- case: silent on a constraint nobody knows
ALTER TABLE orders DROP CONSTRAINT orders_code;
-- case: silent when another index begins with the columns, or comes
CREATE TABLE a (x bigint CONSTRAINT a_key UNIQUE, y int);
CREATE INDEX a_xy ON a (x, y);
CREATE TABLE b (x bigint CONSTRAINT b_key UNIQUE, y int);
-- file
ALTER TABLE a DROP CONSTRAINT a_key;
ALTER TABLE b DROP CONSTRAINT b_key, ADD PRIMARY KEY (x);
-- case: silent when the column goes as well
CREATE TABLE a (x bigint CONSTRAINT a_key UNIQUE, y int);
-- file
ALTER TABLE a DROP CONSTRAINT a_key, DROP COLUMN x;
-- case: fires when the other index is of other columns, or under a condition
CREATE TABLE a (x bigint CONSTRAINT a_key UNIQUE, y int);
CREATE INDEX a_yx ON a (y, x);
CREATE INDEX a_x ON a (x) WHERE y > 0;
-- file
ALTER TABLE a DROP CONSTRAINT a_key;
