-- case: fires without a default
ALTER TABLE orders ADD COLUMN total int NOT NULL;
-- case: fires on a key
ALTER TABLE orders ADD COLUMN code text PRIMARY KEY;
-- case: silent with a default
ALTER TABLE orders ADD COLUMN total int NOT NULL DEFAULT 0;
-- case: silent when it may be null
ALTER TABLE orders ADD COLUMN total int;
-- case: silent on identities and generated columns
ALTER TABLE orders ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY, ADD COLUMN s bigserial, ADD COLUMN g int NOT NULL GENERATED ALWAYS AS (1) STORED;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int);
ALTER TABLE scratch ADD COLUMN total int NOT NULL;
