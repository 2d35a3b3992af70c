-- case: fires on bounds of another strategy, a range the wrong way round, and the same bounds twice
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE a PARTITION OF events FOR VALUES IN ('2020-01-01');
CREATE TABLE b PARTITION OF events FOR VALUES FROM ('2021-01-01') TO ('2020-01-01');
CREATE TABLE c PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE d PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: fires on a table that is not partitioned, a default beside hashes, and other columns
CREATE TABLE plain (id bigint PRIMARY KEY);
CREATE TABLE a PARTITION OF plain FOR VALUES IN (1);
CREATE TABLE hashed (id bigint) PARTITION BY HASH (id);
CREATE TABLE b PARTITION OF hashed DEFAULT;
CREATE TABLE listed (id bigint, kind text) PARTITION BY LIST (kind);
CREATE TABLE c (id bigint);
ALTER TABLE listed ATTACH PARTITION c FOR VALUES IN ('a');
-- case: silent on bounds that fit
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE a PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE b PARTITION OF events FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE c PARTITION OF events DEFAULT;
CREATE TABLE d (id bigint, at date);
ALTER TABLE events ATTACH PARTITION d FOR VALUES FROM ('2022-01-01') TO (MAXVALUE);
-- case: silent on a parent nobody created
CREATE TABLE a PARTITION OF events FOR VALUES IN ('x');
