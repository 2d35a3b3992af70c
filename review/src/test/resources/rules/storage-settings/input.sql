-- case: fires without autovacuum, and with half-empty pages
ALTER TABLE orders SET (autovacuum_enabled = false);
CREATE TABLE queue (id bigint PRIMARY KEY) WITH (autovacuum_enabled = off);
ALTER TABLE orders SET (fillfactor = 30);
-- case: silent on settings that do no harm
ALTER TABLE orders SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE orders SET (autovacuum_enabled = true);
-- case: silent when it is switched on again
ALTER TABLE orders SET (autovacuum_enabled = false);
UPDATE orders SET total = 0 WHERE total IS NULL;
ALTER TABLE orders RESET (autovacuum_enabled);
