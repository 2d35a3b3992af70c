CREATE TABLE parent (id int PRIMARY KEY, code int UNIQUE);
CREATE TABLE child (parent_id int CONSTRAINT to_parent REFERENCES parent, code int);
ALTER TABLE child ADD CONSTRAINT to_code FOREIGN KEY (code) REFERENCES parent (code);
ALTER TABLE parent DROP CONSTRAINT parent_code_key CASCADE;
DROP TABLE parent CASCADE;
