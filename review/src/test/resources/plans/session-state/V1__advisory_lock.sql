SELECT pg_advisory_lock(1);
ALTER TABLE a ADD COLUMN z int;
ALTER TABLE b ADD COLUMN z int;
SELECT pg_advisory_unlock(1);
ALTER TABLE b ADD COLUMN zz int;
