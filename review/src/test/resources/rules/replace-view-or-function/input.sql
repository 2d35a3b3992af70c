-- case: fires on OR REPLACE and on another volatility
CREATE OR REPLACE VIEW report AS SELECT 1 AS a;
CREATE OR REPLACE FUNCTION total() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION total() IMMUTABLE;
-- case: silent without OR REPLACE
CREATE VIEW report AS SELECT 1 AS a;
-- case: silent on a view of the same file
CREATE VIEW report AS SELECT 1 AS a;
CREATE OR REPLACE VIEW report AS SELECT 1 AS a, 2 AS b;
-- case: fires on a view that goes away, or is made anew
DROP VIEW report;
DROP MATERIALIZED VIEW totals;
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;
-- case: silent when the same file made the view
CREATE VIEW report AS SELECT 1 AS a;
DROP VIEW report;
