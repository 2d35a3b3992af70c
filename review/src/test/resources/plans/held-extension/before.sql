-- run: no
CREATE SCHEMA used;
CREATE TABLE used.t (id bigint PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id FROM used.t;
CREATE VIEW w AS SELECT id FROM v;
CREATE SEQUENCE numbers;
