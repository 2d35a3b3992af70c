-- case: fires on a rebuild of a table with a key [mysql:8.4]
CREATE TABLE p (id BIGINT PRIMARY KEY);
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT, CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id));
-- file
ALTER TABLE t FORCE;
-- case: silent on an instant change [mysql:8.4]
CREATE TABLE p (id BIGINT PRIMARY KEY);
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT, CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id));
-- file
ALTER TABLE t ADD COLUMN a INT;
-- case: silent without keys [mysql:8.4]
CREATE TABLE p (id BIGINT PRIMARY KEY);
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT, CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id));
-- file
ALTER TABLE p FORCE;
