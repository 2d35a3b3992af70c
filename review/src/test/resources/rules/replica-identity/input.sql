-- case: fires by what it costs
ALTER TABLE orders REPLICA IDENTITY FULL;
ALTER TABLE orders REPLICA IDENTITY NOTHING;
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_code;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders REPLICA IDENTITY FULL;
-- case: silent on another change
ALTER TABLE orders CLUSTER ON orders_pkey;
-- case: fires when less is published
DROP PUBLICATION changes;
ALTER PUBLICATION changes DROP TABLE orders;
ALTER PUBLICATION changes SET (publish = 'insert');
-- case: silent when more is published, and on a new publication
ALTER PUBLICATION changes ADD TABLE orders;
CREATE PUBLICATION fresh FOR TABLE orders;
DROP PUBLICATION fresh;
