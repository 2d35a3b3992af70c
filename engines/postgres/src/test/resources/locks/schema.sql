CREATE TABLE p (id int PRIMARY KEY, code text)
CREATE TABLE t (id int PRIMARY KEY, a int, b int DEFAULT 1, v varchar(20), n numeric(10, 2), w varchar(20) CHECK (w <> ''), y varchar(20), nn int NOT NULL, pr int CHECK (pr IS NOT NULL), p_id int REFERENCES p)
CREATE INDEX t_a ON t (a)
CREATE INDEX t_y ON t (lower(y))
CREATE UNIQUE INDEX t_ab ON t (a, b)
CREATE UNIQUE INDEX t_nn ON t (nn)
ALTER TABLE t ADD CONSTRAINT t_late CHECK (a > 0) NOT VALID
ALTER TABLE t ADD CONSTRAINT t_late_p FOREIGN KEY (b) REFERENCES p NOT VALID
ALTER TABLE t ADD CONSTRAINT t_dead FOREIGN KEY (b) REFERENCES p NOT ENFORCED
CREATE TABLE g (a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int GENERATED ALWAYS AS (a + 2) VIRTUAL)
CREATE TABLE k (nn int NOT NULL, a int)
CREATE UNIQUE INDEX k_nn ON k (nn)
CREATE UNIQUE INDEX k_a ON k (a)
CREATE UNIQUE INDEX k_nn_a ON k (nn) INCLUDE (a)
CREATE TABLE i (id int GENERATED ALWAYS AS IDENTITY, a int)
CREATE TABLE r (a int, b int, c text CONSTRAINT r_c_check CHECK (c <> ''), p_id int REFERENCES p) PARTITION BY RANGE (a)
CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (0) TO (50)
CREATE TABLE rd PARTITION OF r DEFAULT
CREATE TABLE q (a int) PARTITION BY RANGE (a)
CREATE TABLE q2 (a int)
CREATE TABLE q3 (a int CHECK (a IS NOT NULL AND a >= 100 AND a < 150))
CREATE TABLE q4 (a int CHECK (a >= 150 AND a < 200))
CREATE TABLE q5 (a int NOT NULL CHECK (a >= 300 AND a < 350))
CREATE TABLE s0 (a int) PARTITION BY RANGE (a)
CREATE TABLE s1 PARTITION OF s0 FOR VALUES FROM (0) TO (50)
CREATE TABLE s_rest PARTITION OF s0 DEFAULT
CREATE TABLE l (at date) PARTITION BY LIST (at)
CREATE TABLE l_rest PARTITION OF l DEFAULT
ALTER TABLE l_rest ADD CHECK (NOT (at IS NOT NULL AND at IN ('2020-01-01')))
INSERT INTO q2 SELECT n FROM generate_series(50, 59) n
INSERT INTO q3 SELECT n FROM generate_series(100, 109) n
INSERT INTO q4 SELECT n FROM generate_series(150, 159) n
INSERT INTO q5 SELECT n FROM generate_series(300, 309) n
INSERT INTO s0 SELECT n FROM generate_series(500, 509) n
INSERT INTO l VALUES ('2021-01-01')
CREATE TABLE r2 (a int, b int, c text CONSTRAINT r_c_check CHECK (c <> ''), p_id int)
CREATE INDEX r_b ON r (b)
CREATE TABLE rn (a int NOT NULL, b int) PARTITION BY RANGE (a)
CREATE TABLE rn1 PARTITION OF rn FOR VALUES FROM (0) TO (50) PARTITION BY RANGE (a)
CREATE TABLE rn11 PARTITION OF rn1 FOR VALUES FROM (0) TO (50)
CREATE TABLE rn2 (a int NOT NULL, b int)
CREATE TABLE h (a int)
CREATE TABLE h1 () INHERITS (h)
CREATE TABLE h2 (a int)
CREATE TABLE c1 (id int PRIMARY KEY, p_id int REFERENCES p (id))
CREATE TABLE c2 (c_id int REFERENCES c1)
CREATE TABLE pp (id int PRIMARY KEY) PARTITION BY RANGE (id)
CREATE TABLE pp1 PARTITION OF pp FOR VALUES FROM (0) TO (100)
CREATE TABLE cp (id int, pp_id int REFERENCES pp)
CREATE TABLE solo (a int, b int)
CREATE DOMAIN positive AS int CHECK (VALUE > 0)
CREATE DOMAIN loose AS int
ALTER DOMAIN positive ADD CONSTRAINT late CHECK (VALUE > -1) NOT VALID
CREATE TABLE dm (id positive, l loose)
CREATE EXTENSION citext
CREATE TABLE d (vb varbit(4), iv interval(2), ti time(2), ci cidr, ts timestamp, tz timestamptz, c varchar(5), e varchar(5), f varchar(5), late varchar(5), ct citext, nc text)
CREATE INDEX d_ct ON d (ct)
CREATE INDEX d_c ON d (c)
CREATE INDEX d_e ON d (lower(e))
CREATE INDEX d_f ON d (vb) WHERE f <> ''
ALTER TABLE d ADD CHECK (late <> '') NOT VALID
INSERT INTO d SELECT B'1', '1 s', '10:00', '10.0.0.0/8', now(), now(), 'c', 'e', 'f', 'l' FROM generate_series(1, 9)
CREATE TYPE mood AS ENUM ('sad', 'ok')
CREATE TYPE pair AS (a int, b int)
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'
CREATE TRIGGER seen BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()
CREATE TRIGGER seen BEFORE UPDATE ON r FOR EACH ROW EXECUTE FUNCTION touch()
CREATE POLICY mine ON t USING (true)
CREATE RULE quiet AS ON DELETE TO k DO INSTEAD NOTHING
CREATE STATISTICS t_stat ON a, b FROM t
CREATE VIEW seen_t AS SELECT a FROM solo
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n, 1 AS one FROM solo
CREATE UNIQUE INDEX counted_one ON counted (one)
CREATE SEQUENCE s
CREATE PUBLICATION pub FOR TABLE c2
CREATE ROLE lock_reader
CREATE SCHEMA other
CREATE FUNCTION idle() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE EXTENSION IF NOT EXISTS plpgsql
INSERT INTO p SELECT n FROM generate_series(1, 9) n
INSERT INTO t SELECT n, n, n, 'v', n, 'w', 'x', n, n, n FROM generate_series(1, 9) n
INSERT INTO k SELECT n, n FROM generate_series(1, 9) n
INSERT INTO i (a) SELECT n FROM generate_series(1, 9) n
INSERT INTO g (a) SELECT n FROM generate_series(1, 9) n
INSERT INTO r SELECT n, 1, 'c' FROM generate_series(45, 46) n
INSERT INTO r SELECT n, 1, 'c' FROM generate_series(400, 409) n
INSERT INTO r2 SELECT n, 1, 'c' FROM generate_series(50, 59) n
INSERT INTO rn SELECT n FROM generate_series(1, 9) n
INSERT INTO rn2 SELECT n FROM generate_series(50, 59) n
INSERT INTO c1 SELECT n, n FROM generate_series(1, 9) n
INSERT INTO dm SELECT n, n FROM generate_series(1, 9) n
INSERT INTO solo SELECT n, n FROM generate_series(1, 9) n
ANALYZE
