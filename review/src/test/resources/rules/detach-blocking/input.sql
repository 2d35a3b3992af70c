-- case: fires on a table in use
ALTER TABLE events DETACH PARTITION events_2020;
-- case: fires beside a default partition, where there is no other form
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- file
ALTER TABLE events DETACH PARTITION events_2020;
-- case: fires on an old server [postgresql:13]
ALTER TABLE events DETACH PARTITION events_2020;
-- case: silent when it is done concurrently, or finished
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
-- file
ALTER TABLE events DETACH PARTITION events_2021 FINALIZE;
-- case: silent on a table of the same file
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
ALTER TABLE events DETACH PARTITION events_2020;
