-- case: fires on a schema that was there before
DROP SCHEMA app;
-- case: silent on a schema of the same file
CREATE SCHEMA scratch;
DROP SCHEMA scratch CASCADE;
-- case: silent on dropping a table in a schema
DROP TABLE app.orders;
