-- case: fires once, at the second [mysql:8.4]
ALTER TABLE a ADD COLUMN x INT;
ALTER TABLE b ADD COLUMN x INT;
ALTER TABLE c ADD COLUMN x INT;
-- case: silent on one [mysql:8.4]
ALTER TABLE a ADD COLUMN x INT;
UPDATE a SET x = 1 WHERE id = 1;
-- case: silent on temporary tables [mysql:8.4]
CREATE TEMPORARY TABLE x (a INT);
CREATE TEMPORARY TABLE y (a INT);
