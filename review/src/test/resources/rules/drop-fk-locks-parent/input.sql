-- case: fires on the key, its column and its table
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, payer bigint,
    CONSTRAINT payer_there FOREIGN KEY (payer) REFERENCES payers);
-- file
ALTER TABLE orders DROP CONSTRAINT payer_there;
ALTER TABLE orders DROP COLUMN customer;
-- file
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders);
-- file
DROP TABLE lines;
-- case: silent on a foreign key to itself
CREATE TABLE orders (id bigint PRIMARY KEY, previous bigint CONSTRAINT chain REFERENCES orders);
-- file
ALTER TABLE orders DROP CONSTRAINT chain;
-- case: silent on another constraint
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, total int CONSTRAINT c CHECK (total > 0));
-- file
ALTER TABLE orders DROP CONSTRAINT c;
-- case: silent on a table of the same file
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint CONSTRAINT c REFERENCES customers);
ALTER TABLE orders DROP CONSTRAINT c;
