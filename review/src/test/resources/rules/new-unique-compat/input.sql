-- case: fires on an index and a constraint
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (code);
ALTER TABLE orders ADD CONSTRAINT orders_number UNIQUE (number, year);
CREATE UNIQUE INDEX customers_mail ON customers (lower(mail));
-- case: silent on a column the file added
ALTER TABLE orders ADD COLUMN code text;
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (code);
-- case: silent when it becomes a constraint
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code;
-- case: silent when the columns hold a key already
CREATE TABLE orders (id bigint PRIMARY KEY, code text);
-- file
CREATE UNIQUE INDEX orders_id_code ON orders (id, code);
-- case: silent on an index that is not unique
CREATE INDEX CONCURRENTLY orders_code ON orders (code);
-- case: fires with names that need quotes, in another schema
ALTER TABLE "Shop"."Orders" ADD CONSTRAINT orders_key UNIQUE ("Total", code);
-- case: silent when one key takes the place of another over the same columns
CREATE TABLE likes (id bigint PRIMARY KEY, person int NOT NULL, post int NOT NULL, CONSTRAINT likes_key UNIQUE (post, person));
-- file
ALTER TABLE likes DROP COLUMN id, ADD PRIMARY KEY (person, post), DROP CONSTRAINT likes_key;
-- case: silent on a materialized view, which nobody writes
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;
-- file
CREATE UNIQUE INDEX CONCURRENTLY totals_n ON totals (n);
-- case: fires on an expression
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (lower(code));
