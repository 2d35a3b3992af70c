CREATE TABLE a (id bigint PRIMARY KEY, x int, y int, note text, done boolean);
CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint, code text);
INSERT INTO a SELECT n, n, n, 'note ' || n FROM generate_series(1, 7) n;
INSERT INTO b SELECT n, n, 'code ' || n FROM generate_series(1, 7) n;
