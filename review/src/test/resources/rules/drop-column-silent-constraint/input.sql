-- case: fires on a column of a key, a foreign key, a unique constraint and an index
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, code text UNIQUE, total int);
CREATE INDEX orders_total ON orders (total, code);
-- file
ALTER TABLE orders DROP COLUMN id;
ALTER TABLE orders DROP COLUMN customer;
ALTER TABLE orders DROP COLUMN code;
-- case: fires on an index of a table nobody created
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- file
ALTER TABLE orders DROP COLUMN total;
-- case: silent on a column nothing rests on
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- file
ALTER TABLE orders DROP COLUMN total;
-- case: silent when the index went first
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE INDEX orders_total ON orders (total);
-- file
DROP INDEX CONCURRENTLY orders_total;
-- file
ALTER TABLE orders DROP COLUMN total;
-- case: fires on a part of a key of MySQL [mysql:8.4]
CREATE TABLE t (a INT, b INT, c INT, PRIMARY KEY (a), UNIQUE KEY u (b, c), KEY i (c));
-- file
ALTER TABLE t DROP COLUMN c;
-- case: fires on a foreign key that MySQL does not let go [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id));
-- file
ALTER TABLE t DROP COLUMN a;
-- case: silent when it goes in the same statement [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id));
-- file
ALTER TABLE t DROP COLUMN a, DROP FOREIGN KEY fk;
