-- case: fires on a rebuild [mysql:8.4]
ALTER TABLE orders ENGINE=InnoDB;
-- case: fires on NOT NULL [mysql:8.4]
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, v VARCHAR(20), e ENUM('a', 'b'));
-- file
ALTER TABLE t MODIFY a INT NOT NULL;
-- case: silent on an instant change [mysql:8.4]
ALTER TABLE orders ADD COLUMN a INT;
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (a INT);
ALTER TABLE t FORCE;
-- case: silent on what a table declares that may be there [mysql:8.4]
CREATE TABLE t (a INT, b TEXT);
-- file
CREATE TABLE IF NOT EXISTS t (a INT, b TEXT, FULLTEXT KEY f (b)) ENGINE=InnoDB;
-- case: fires with another advice where one part rebuilds for company only [mysql:8.4]
ALTER TABLE orders ADD COLUMN x INT, ADD INDEX i (b);
