CREATE TEMP TABLE wanted AS SELECT id FROM a WHERE x > 3;
CREATE INDEX ON wanted (id);
UPDATE a SET done = true FROM wanted WHERE a.id = wanted.id;
CREATE INDEX a_x ON a (x);
DELETE FROM b USING wanted w WHERE b.a_id = w.id;
DROP TABLE wanted;
