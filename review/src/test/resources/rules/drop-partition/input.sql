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
-- case: fires on partitions of MySQL, dropped or truncated [mysql:8.4]
ALTER TABLE orders DROP PARTITION p2023, p2024;
ALTER TABLE orders TRUNCATE PARTITION ALL;
-- case: silent on MySQL's new partitions and those of a new table [mysql:8.4]
ALTER TABLE orders ADD PARTITION (PARTITION p2026 VALUES LESS THAN (2027));
CREATE TABLE t (id INT) PARTITION BY HASH (id) PARTITIONS 4;
ALTER TABLE t TRUNCATE PARTITION p0;
-- case: fires with names that need quotes, in another schema
CREATE TABLE "Shop"."Events" (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE "Shop"."Events 2024" PARTITION OF "Shop"."Events" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- file
DROP TABLE "Shop"."Events 2024";
