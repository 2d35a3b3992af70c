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
