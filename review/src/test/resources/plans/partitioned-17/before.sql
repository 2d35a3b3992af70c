-- version: 17
CREATE TABLE p (id bigint NOT NULL, day date NOT NULL, x int, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE q (id bigint PRIMARY KEY);
INSERT INTO q SELECT n FROM generate_series(1, 7) n;
INSERT INTO p SELECT n, '2026-01-05', n FROM generate_series(1, 7) n;
