-- case: fires across 255 bytes [mysql:8.4]
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, v VARCHAR(20), e ENUM('a', 'b'));
-- file
ALTER TABLE t MODIFY v VARCHAR(64);
-- case: silent below [mysql:8.4]
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, v VARCHAR(20), e ENUM('a', 'b'));
-- file
ALTER TABLE t MODIFY v VARCHAR(63);
-- case: silent when characters are smaller [mysql:8.4]
CREATE TABLE t (v VARCHAR(20)) CHARSET latin1;
-- file
ALTER TABLE t MODIFY v VARCHAR(64);
