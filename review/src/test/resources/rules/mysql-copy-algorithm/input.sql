-- case: fires on a change of type [mysql:8.4]
ALTER TABLE orders MODIFY total BIGINT;
-- case: fires when a copy is asked for [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT, ALGORITHM=COPY;
-- case: fires on a foreign key [mysql:8.4]
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id);
-- case: silent on what is instant [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT;
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (a INT);
ALTER TABLE t MODIFY a BIGINT;
-- case: silent on an index, which is built in place [mysql:8.4]
CREATE INDEX i ON orders (a);
-- case: silent when a column keeps its type [mysql:8.4]
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, v VARCHAR(20), e ENUM('a', 'b'));
-- file
ALTER TABLE t MODIFY a INT(11) COMMENT 'x';
-- case: fires once for each part that needs it [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT, MODIFY total BIGINT, ADD CONSTRAINT positive CHECK (total > 0);
-- case: fires when a copy is asked for where the server could do it in place [mysql:8.4]
ALTER TABLE orders ADD INDEX i (a), ALGORITHM=COPY;
-- case: fires on a foreign key in a column's declaration, which servers from 9.0 keep [mysql:9.7]
ALTER TABLE orders ADD COLUMN a INT REFERENCES p (id);
-- case: silent on one that the server forgets [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT REFERENCES p (id);
-- case: silent on a foreign key whose rows are not checked [mysql:8.4]
SET foreign_key_checks = 0;
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id);
-- case: fires when they are checked again [mysql:8.4]
SET foreign_key_checks = 0;
SET foreign_key_checks = 1;
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id);
-- case: fires when the whole primary key goes with its column [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT NOT NULL);
-- file
ALTER TABLE t DROP COLUMN id;
-- case: silent when another key comes with the same statement, and when a key only loses a part [mysql:8.4]
CREATE TABLE t (id INT PRIMARY KEY, a INT NOT NULL);
CREATE TABLE u (a INT, b INT, PRIMARY KEY (a, b));
-- file
ALTER TABLE t DROP COLUMN id, ADD PRIMARY KEY (a);
ALTER TABLE u DROP COLUMN b;
