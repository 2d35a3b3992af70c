-- case: fires on a full-text index [mysql:8.4]
CREATE FULLTEXT INDEX f ON posts (body);
-- case: fires on a spatial index [mysql:8.4]
ALTER TABLE places ADD SPATIAL INDEX s (at);
-- case: silent on a plain index [mysql:8.4]
CREATE INDEX i ON posts (a);
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (body TEXT, FULLTEXT KEY f (body));
-- case: silent on what a table declares that may be there [mysql:8.4]
CREATE TABLE t (a INT, b TEXT);
-- file
CREATE TABLE IF NOT EXISTS t (a INT, b TEXT, FULLTEXT KEY f (b)) ENGINE=InnoDB;
