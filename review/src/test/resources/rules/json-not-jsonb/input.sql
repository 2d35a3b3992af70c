-- case: fires on a column that is made, added or changed
CREATE TABLE orders (id bigint PRIMARY KEY, note json);
ALTER TABLE customers ADD COLUMN note json;
ALTER TABLE parcels ALTER COLUMN note TYPE json USING note::json;
-- case: silent on jsonb
CREATE TABLE orders (id bigint PRIMARY KEY, note jsonb);
-- case: silent on a column called json
CREATE TABLE orders (id bigint PRIMARY KEY, json text);
