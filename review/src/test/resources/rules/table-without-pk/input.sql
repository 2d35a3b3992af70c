-- case: fires on a plain table
CREATE TABLE log (at timestamptz, line text);
-- case: fires on a partitioned table
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- case: silent with a key, inline, of its own, or later
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (x int, y int, PRIMARY KEY (x, y));
CREATE TABLE c (id bigint);
-- file
ALTER TABLE c ADD PRIMARY KEY (id);
-- case: silent on what lives shortly or elsewhere
CREATE TEMP TABLE a (id bigint);
CREATE TABLE b (LIKE orders INCLUDING ALL);
CREATE TABLE c PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE d () INHERITS (orders);
CREATE TABLE e AS SELECT 1 AS n;
