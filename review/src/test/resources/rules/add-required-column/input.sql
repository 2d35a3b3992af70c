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
-- case: fires less seriously on MySQL, which fills the rows with zeros [mysql:8.4]
ALTER TABLE orders ADD COLUMN tag VARCHAR(20) NOT NULL;
-- case: fires on what MySQL has no zero for [mysql:8.4]
ALTER TABLE orders ADD COLUMN due DATETIME NOT NULL;
-- case: fires with names that need quotes, in another schema
ALTER TABLE "Shop"."Orders" ADD COLUMN "Total" int NOT NULL;
-- case: fires on MySQL [mysql:8.4]
ALTER TABLE shop.`order` ADD COLUMN `key` int NOT NULL;
-- case: fires on a new table that has rows already
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders VALUES (1);
ALTER TABLE orders ADD COLUMN total int NOT NULL;
-- case: silent on a new table before its rows
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders ADD COLUMN total int NOT NULL;
INSERT INTO orders VALUES (1, 2);
