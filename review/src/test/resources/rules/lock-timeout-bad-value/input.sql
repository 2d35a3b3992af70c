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
