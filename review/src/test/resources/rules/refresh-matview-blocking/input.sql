-- case: fires on a view in use
REFRESH MATERIALIZED VIEW reports.totals;
-- case: silent when readers go on
REFRESH MATERIALIZED VIEW CONCURRENTLY reports.totals;
-- case: silent on a view of the same file
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n WITH NO DATA;
REFRESH MATERIALIZED VIEW totals;
-- case: fires when the view is emptied
REFRESH MATERIALIZED VIEW totals WITH NO DATA;
