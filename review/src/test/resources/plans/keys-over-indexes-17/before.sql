-- version: 17
CREATE TABLE a (id bigint, code text, x int);
CREATE TABLE b (id bigint NOT NULL, code text);
INSERT INTO a SELECT n, 'code ' || n, n FROM generate_series(1, 7) n;
INSERT INTO b SELECT n, 'code ' || n FROM generate_series(1, 7) n;
