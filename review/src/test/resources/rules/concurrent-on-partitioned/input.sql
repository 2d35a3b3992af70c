-- case: fires on an index that Towpath builds on each partition
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file
CREATE INDEX CONCURRENTLY events_id ON events (id);
-- case: fires on the parent alone, and on a drop
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE INDEX events_at ON events (at);
-- file
CREATE INDEX CONCURRENTLY events_id ON ONLY events (id);
-- file
DROP INDEX CONCURRENTLY events_at;
-- case: silent on one partition
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file
CREATE INDEX CONCURRENTLY events_2020_id ON events_2020 (id);
-- case: silent on the parent without CONCURRENTLY
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file
CREATE INDEX events_id ON ONLY events (id);
