-- case: fires on every foreign key
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
ALTER TABLE lines ADD CONSTRAINT o FOREIGN KEY (order_id) REFERENCES orders NOT VALID;
-- case: silent on other constraints
CREATE TABLE orders (id bigint PRIMARY KEY, code text UNIQUE CHECK (code <> ''));
-- case: silent on dropping one
ALTER TABLE lines DROP CONSTRAINT o;
