-- case: fires on columns that may be null
CREATE TABLE orders (id bigint, number int NOT NULL);
CREATE UNIQUE INDEX orders_id ON orders (id, number);
-- file
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_id;
-- case: silent on columns that are not null
CREATE TABLE orders (id bigint NOT NULL);
CREATE UNIQUE INDEX orders_id ON orders (id);
-- file
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_id;
-- case: silent on a unique constraint, which takes nulls
CREATE TABLE orders (id bigint);
CREATE UNIQUE INDEX orders_id ON orders (id);
-- file
ALTER TABLE orders ADD CONSTRAINT orders_id UNIQUE USING INDEX orders_id;
