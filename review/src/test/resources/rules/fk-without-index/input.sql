-- case: fires on a new table
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
-- case: fires on a new column, on an index of other columns, and on one under a condition
CREATE TABLE orders (id bigint PRIMARY KEY, shop int, number int);
CREATE INDEX orders_number ON orders (number, shop);
CREATE INDEX orders_shop ON orders (shop) WHERE number > 0;
-- file
ALTER TABLE orders ADD CONSTRAINT s FOREIGN KEY (shop) REFERENCES shops NOT VALID;
ALTER TABLE orders ADD COLUMN customer bigint REFERENCES customers;
-- case: fires as a hint where nobody told the table's indexes
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers NOT VALID;
-- case: silent when an index follows, in the same file or a later one
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, shop int, number int,
    FOREIGN KEY (shop, number) REFERENCES numbers (shop, number));
CREATE INDEX ON orders (customer);
-- file
CREATE INDEX CONCURRENTLY orders_number ON orders (number, shop, id);
-- case: silent on a key that begins with the columns
CREATE TABLE order_tags (order_id bigint REFERENCES orders, tag text, PRIMARY KEY (order_id, tag));
CREATE TABLE profiles (id bigint PRIMARY KEY, customer bigint UNIQUE REFERENCES customers);
-- case: silent when the index was there first
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);
-- file
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers NOT VALID;
