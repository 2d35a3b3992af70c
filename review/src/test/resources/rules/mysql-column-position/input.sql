-- case: fires on an old server [mysql:8.0.20]
ALTER TABLE orders ADD COLUMN a INT AFTER id;
-- case: fires on a move [mysql:8.4]
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, v VARCHAR(20), e ENUM('a', 'b'));
-- file
ALTER TABLE t MODIFY v VARCHAR(20) FIRST;
-- case: silent on a new server [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT AFTER id;
-- case: silent at the end [mysql:8.0.20]
ALTER TABLE orders ADD COLUMN a INT;
-- case: silent at the place it has [mysql:8.4]
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, v VARCHAR(20), e ENUM('a', 'b'));
-- file
ALTER TABLE t MODIFY a INT AFTER id;
-- case: silent where another part of the statement is what writes the rows anew [mysql:8.4]
ALTER TABLE orders ADD COLUMN x INT AFTER a, ADD INDEX i (b);
