CREATE TABLE t (id bigint PRIMARY KEY, x int);
INSERT INTO t SELECT n, n FROM generate_series(1, 7) n;
