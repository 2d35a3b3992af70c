-- case: fires on a primary key
ALTER TABLE orders ADD PRIMARY KEY (id);
ALTER TABLE lines ADD CONSTRAINT lines_pkey PRIMARY KEY (order_id, number);
-- case: silent over an index
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_id;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint);
ALTER TABLE orders ADD PRIMARY KEY (id);
