-- case: fires on a view in use
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
-- case: silent on the blocking form, which another rule is about
REFRESH MATERIALIZED VIEW totals;
-- case: silent on a view of the same file
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;
CREATE UNIQUE INDEX totals_n ON totals (n);
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
