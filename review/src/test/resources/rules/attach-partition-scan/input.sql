-- case: fires without a check, and gives one
CREATE TABLE events (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE old_events (id bigint, at date NOT NULL);
-- file
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: fires on a table nobody created
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES IN ('a', 'b');
-- case: fires on a check of other bounds, one that is not validated, and one that lets null in
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE other (id bigint, at date NOT NULL, CHECK (at >= '2019-01-01' AND at < '2020-01-01'));
CREATE TABLE nulls (id bigint, at date, CHECK (at >= '2020-01-01' AND at < '2021-01-01'));
CREATE TABLE waiting (id bigint, at date NOT NULL);
ALTER TABLE waiting ADD CONSTRAINT b CHECK (at >= '2020-01-01' AND at < '2021-01-01') NOT VALID;
-- file
ALTER TABLE events ATTACH PARTITION other FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
ALTER TABLE events ATTACH PARTITION nulls FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
ALTER TABLE events ATTACH PARTITION waiting FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: silent with a validated check of the bounds
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE old_events (id bigint, at date);
-- file
ALTER TABLE old_events ADD CONSTRAINT b CHECK (at IS NOT NULL AND at >= '2020-01-01' AND at < '2021-01-01') NOT VALID;
-- file
ALTER TABLE old_events VALIDATE CONSTRAINT b;
-- file
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- case: silent with a check of a list, on a column that is not null
CREATE TABLE events (kind text) PARTITION BY LIST (kind);
CREATE TABLE old_events (kind text NOT NULL, CHECK (kind IN ('a', 'b')));
-- file
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES IN ('a', 'b');
-- case: silent on a table of the same file
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file
CREATE TABLE new_events (id bigint, at date);
ALTER TABLE events ATTACH PARTITION new_events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
