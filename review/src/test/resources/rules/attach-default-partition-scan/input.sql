-- case: fires on a new partition beside a default one
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- file
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: fires on an attached one
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE rest (id bigint, at date);
ALTER TABLE events ATTACH PARTITION rest DEFAULT;
-- file
CREATE TABLE events_2020 (id bigint, at date);
ALTER TABLE events ATTACH PARTITION events_2020 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: silent without a default partition
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: silent when a check keeps the new rows out of the default partition
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- file
ALTER TABLE events_rest ADD CONSTRAINT b CHECK (NOT (at IS NOT NULL AND at >= '2020-01-01' AND at < '2021-01-01'));
-- file
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: silent when the default partition is of the same file
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
