CREATE TEMP TABLE wanted AS SELECT id FROM a WHERE x > 3;
SET work_mem = '8MB';
ALTER TABLE b ADD COLUMN z int;
INSERT INTO b SELECT id + 100, id, 'w' FROM wanted;
DROP TABLE wanted;
CREATE INDEX ON b (z);
