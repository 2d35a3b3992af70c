-- case: fires on a foreign key without NOT VALID
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers;
-- case: fires on a parent of the same file, since the rows are read all the same
CREATE TABLE customers (id bigint PRIMARY KEY);
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers;
-- case: silent on NOT VALID
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers NOT VALID;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers;
-- case: silent on MySQL, where mysql-copy-algorithm speaks [mysql:8.4]
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id);
