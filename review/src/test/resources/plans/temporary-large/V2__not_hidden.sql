CREATE INDEX ON wanted (kept);
CREATE TEMP TABLE wanted (id bigint);
DROP TABLE wanted;
CREATE INDEX wanted_again ON wanted (kept);
