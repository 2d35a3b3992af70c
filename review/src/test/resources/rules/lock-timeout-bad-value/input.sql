-- case: fires on none, too long, and too late
SET lock_timeout = 0;
SET lock_timeout = '5min';
ALTER TABLE orders ADD COLUMN total int;
-- case: fires when it is set too late
ALTER TABLE orders ADD COLUMN total int;
SET lock_timeout = '2s';
-- case: silent on some seconds
SET lock_timeout = '2s';
SET lock_timeout = 2000;
ALTER TABLE orders ADD COLUMN total int;
-- case: silent on the default
SET lock_timeout TO DEFAULT;
-- case: silent on another limit
SET statement_timeout = 0;
-- case: silent on half a second
SET lock_timeout = '0.5s';
ALTER TABLE orders ADD COLUMN total int;
-- case: fires on less than half a millisecond, which counts as none
SET lock_timeout = '0.4ms';
ALTER TABLE orders ADD COLUMN total int;
-- case: silent on no limit for an online build [transaction: none]
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY orders_code ON orders (code);
-- case: silent on a dump, which makes its own tables
SET statement_timeout = 0;
SET lock_timeout = 0;
CREATE TABLE parcels (id bigint);
ALTER TABLE ONLY parcels ADD CONSTRAINT parcels_pkey PRIMARY KEY (id);
-- case: fires once on no limit where several locks are waited for
SET lock_timeout = 0;
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE customers ADD COLUMN note text;
-- case: silent on a limit that only a server gets [mysql:8.4]
ALTER TABLE orders ADD COLUMN total int;
SET GLOBAL lock_wait_timeout = 2;
