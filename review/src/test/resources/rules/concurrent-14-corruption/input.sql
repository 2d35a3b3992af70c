-- case: fires on a build, a rebuild, and what Towpath would build so [postgresql:14.2]
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- file
REINDEX TABLE CONCURRENTLY orders;
-- file
CREATE INDEX orders_code ON orders (code);
-- case: silent on the release that mended it [postgresql:14.4]
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent when nobody said which release [postgresql:14]
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
-- case: silent on a drop [postgresql:14.0]
DROP INDEX CONCURRENTLY orders_total;
