-- case: fires where the second parent comes
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers NOT VALID;
ALTER TABLE orders ADD CONSTRAINT w FOREIGN KEY (warehouse) REFERENCES warehouses NOT VALID;
ALTER TABLE orders ADD CONSTRAINT p FOREIGN KEY (payer) REFERENCES payers NOT VALID;
-- case: fires on one new table
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, warehouse bigint REFERENCES warehouses);
-- case: fires within one statement, whatever the tool does [transaction: none]
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers, ADD FOREIGN KEY (warehouse) REFERENCES warehouses;
-- case: silent outside of a transaction [transaction: none]
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers NOT VALID;
ALTER TABLE orders ADD CONSTRAINT w FOREIGN KEY (warehouse) REFERENCES warehouses NOT VALID;
-- case: silent on one parent
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers NOT VALID;
ALTER TABLE orders ADD CONSTRAINT p FOREIGN KEY (payer) REFERENCES customers NOT VALID;
-- case: silent on parents of the same file
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE warehouses (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, warehouse bigint REFERENCES warehouses);
