INSERT INTO c (note) VALUES ('x');
ALTER TABLE b ADD COLUMN c_id int;
INSERT INTO b (id, code, c_id) VALUES (501, 'd', currval('c_id_seq'));
ALTER TABLE b ADD COLUMN behind int;
