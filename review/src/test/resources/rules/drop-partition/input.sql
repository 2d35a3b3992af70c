-- case: fires on a partition of an earlier file
CREATE TABLE events (at date) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file
DROP TABLE events_2020;
-- case: silent once it is detached
CREATE TABLE events (at date) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- file
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
-- file
DROP TABLE events_2020;
-- case: silent on a plain table
DROP TABLE events_2020;
