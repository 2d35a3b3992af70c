-- case: fires with CASCADE
TRUNCATE TABLE orders CASCADE;
-- case: silent without
TRUNCATE TABLE orders;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int);
TRUNCATE scratch CASCADE;
