-- case: fires on a full-text index [mysql:8.4]
CREATE FULLTEXT INDEX f ON posts (body);
-- case: fires on a spatial index [mysql:8.4]
ALTER TABLE places ADD SPATIAL INDEX s (at);
-- case: silent on a plain index [mysql:8.4]
CREATE INDEX i ON posts (a);
-- case: silent on a new table [mysql:8.4]
CREATE TABLE t (body TEXT, FULLTEXT KEY f (body));
